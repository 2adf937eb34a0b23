import type {
  BalanceUpdate,
  Connected,
  DecodeError,
  KnownOrderEvent,
  OrderEvent,
  OrderEventName,
  ServerMessage,
  Venue,
} from 'agg-rx/protocol';
import { expectTypeOf } from 'vitest';

/** Compiles only while no case is left over. */
declare function nothingLeft(rest: never): string;

export function everyMessageHasACase(message: ServerMessage): string {
  switch (message.type) {
    case 'connected':
    case 'authenticated':
    case 'heartbeat':
    case 'error':
    case 'subscribed':
    case 'unsubscribed':
    case 'order_submitted':
    case 'balance_update':
    case 'order_event':
    case 'unrecognized':
      return message.type;
    default:
      return nothingLeft(message);
  }
}

export function everyOrderEventHasACase(event: OrderEvent): string {
  switch (event.event) {
    case 'dag_started':
    case 'step_started':
    case 'step_waiting':
    case 'step_retrying':
    case 'step_completed':
    case 'step_failed':
    case 'dag_completed':
    case 'dag_failed':
    case 'dag_cancelled':
    case 'partial_fill':
    case 'filled':
    case 'failed':
    case 'unrecognized':
      return event.orderId;
    default:
      return nothingLeft(event);
  }
}

export function everyDecodeErrorHasACase(error: DecodeError): string {
  switch (error._tag) {
    case 'NotJson':
    case 'TooLarge':
    case 'Malformed':
      return error.excerpt;
    default:
      return nothingLeft(error);
  }
}

export function aCaseLeftOutIsATypeError(event: KnownOrderEvent<'filled' | 'failed'>): string {
  switch (event.event) {
    case 'filled':
      return event.orderId;
    default:
      // @ts-expect-error -- `failed` is left over
      return nothingLeft(event);
  }
}

export function aKeyThatNoPageNamesIsATypeError(connected: Connected, filled: KnownOrderEvent<'filled'>): unknown[] {
  return [
    // @ts-expect-error -- it may be there at run time, and reading it takes a deliberate step
    connected.region,
    // @ts-expect-error -- a typing slip
    filled.filledAmount,
    // @ts-expect-error -- a fill has no steps
    filled.stepId,
  ];
}

export function fieldsAreReadOnly(balance: BalanceUpdate): void {
  // @ts-expect-error -- a message is what the gateway said
  balance.tradingBalanceCents = 0;
}

expectTypeOf<ServerMessage['type']>().not.toEqualTypeOf<string>();
expectTypeOf<OrderEventName | 'unrecognized'>().toEqualTypeOf<OrderEvent['event']>();
expectTypeOf<Extract<ServerMessage, { type: 'order_event' }>>().toEqualTypeOf<OrderEvent>();
expectTypeOf<BalanceUpdate['walletBalanceCents']>().toEqualTypeOf<number | null | undefined>();
expectTypeOf<KnownOrderEvent<'filled'>['filledAmountRaw']>().toEqualTypeOf<string | number | null | undefined>();
expectTypeOf<'a venue of tomorrow'>().toExtend<Venue>();
