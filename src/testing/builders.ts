import type { Continuity, ContinuityCause, OrderUnreadable } from '../events/index.js';
import type { OrderSnapshot } from '../order/index.js';
import type {
  Authenticated,
  BalanceUpdate,
  Connected,
  Heartbeat,
  KnownOrderEvent,
  OrderEventName,
  OrderSubmitted,
  RestOrder,
  ServerError,
  Unrecognized,
  UnrecognizedOrderEvent,
} from '../protocol/index.js';

/** The fields that a builder takes; every field left out has its default, or is absent where that is legal. */
export type EventFields<E extends OrderEventName> = Partial<Omit<KnownOrderEvent<E>, 'type' | 'event'>>;
type Fields<M> = Partial<Omit<M, 'type'>>;

const timestamp = 1_710_000_000_000;
const anyEvent = { orderId: 'o1', userId: 'usr_1', venue: 'kalshi', timestamp };

/**
 * `connected`, app level unless a `userId` is given.
 *
 * @example
 * connected({ userId: 'usr_1' }); // => { type: 'connected', appId: 'app_demo123', userId: 'usr_1' }
 */
export const connected = (fields: Fields<Connected> = {}): Connected => ({
  type: 'connected',
  appId: 'app_demo123',
  ...fields,
});

/**
 * `authenticated`, of user `usr_1`.
 *
 * @example
 * authenticated(); // => { type: 'authenticated', userId: 'usr_1' }
 */
export const authenticated = (fields: Fields<Authenticated> = {}): Authenticated => ({
  type: 'authenticated',
  userId: 'usr_1',
  ...fields,
});

/**
 * `heartbeat`, `ts` in epoch milliseconds.
 *
 * @example
 * heartbeat({ ts: 1710000000000 }); // => { type: 'heartbeat', ts: 1710000000000 }
 */
export const heartbeat = (fields: Fields<Heartbeat> = {}): Heartbeat => ({
  type: 'heartbeat',
  ts: timestamp,
  ...fields,
});

/**
 * The gateway's `error` message.
 *
 * @example
 * serverError({ message: 'over the limit' }); // => { type: 'error', message: 'over the limit' }
 */
export const serverError = (fields: Fields<ServerError> = {}): ServerError => ({
  type: 'error',
  message: 'Something was refused',
  ...fields,
});

/**
 * `order_submitted`: 100 shares bought at 0.55 on kalshi, order `o1`.
 *
 * @example
 * orderSubmitted({ orderId: 'o1', size: 20 }).price; // => 0.55
 */
export const orderSubmitted = (fields: Fields<OrderSubmitted> = {}): OrderSubmitted => ({
  type: 'order_submitted',
  venue: 'kalshi',
  orderId: 'o1',
  side: 'buy',
  price: 0.55,
  size: 100,
  outcomeId: 'vmo_1',
  timestamp,
  ...fields,
});

/**
 * `balance_update`: 1,000 dollars on kalshi, nothing said of the wallet.
 *
 * @example
 * balanceUpdate({ venue: 'polymarket', tradingBalanceCents: 25_000 }).venue; // => 'polymarket'
 */
export const balanceUpdate = (fields: Fields<BalanceUpdate> = {}): BalanceUpdate => ({
  type: 'balance_update',
  venue: 'kalshi',
  tradingBalanceCents: 100_000,
  timestamp,
  ...fields,
});

/**
 * `dag_started`, of order `o1` of user `usr_1` on kalshi, as are all order events unless said otherwise.
 *
 * @example
 * dagStarted({ orderId: 'o1', dagRunId: 'run_1' }).event; // => 'dag_started'
 */
export const dagStarted = (fields: EventFields<'dag_started'> = {}): KnownOrderEvent<'dag_started'> => ({
  type: 'order_event',
  event: 'dag_started',
  ...anyEvent,
  ...fields,
});

/**
 * `step_started`: a step of order `o1` begins.
 *
 * @example
 * stepStarted({ orderId: 'o1', stepType: 'submit-order', sequence: 3, totalSteps: 7 }).sequence; // => 3
 */
export const stepStarted = (fields: EventFields<'step_started'> = {}): KnownOrderEvent<'step_started'> => ({
  type: 'order_event',
  event: 'step_started',
  ...anyEvent,
  ...fields,
});

/**
 * `step_waiting`: a step of order `o1` waits.
 *
 * @example
 * stepWaiting({ orderId: 'o1', sequence: 2, totalSteps: 7 }).event; // => 'step_waiting'
 */
export const stepWaiting = (fields: EventFields<'step_waiting'> = {}): KnownOrderEvent<'step_waiting'> => ({
  type: 'order_event',
  event: 'step_waiting',
  ...anyEvent,
  ...fields,
});

/**
 * `step_retrying`: a step of order `o1` is tried again.
 *
 * @example
 * stepRetrying({ orderId: 'o1', sequence: 3, attempt: 1 }).attempt; // => 1
 */
export const stepRetrying = (fields: EventFields<'step_retrying'> = {}): KnownOrderEvent<'step_retrying'> => ({
  type: 'order_event',
  event: 'step_retrying',
  ...anyEvent,
  ...fields,
});

/**
 * `step_completed`: a step of order `o1` is done.
 *
 * @example
 * stepCompleted({ orderId: 'o1', sequence: 3, totalSteps: 7 }).event; // => 'step_completed'
 */
export const stepCompleted = (fields: EventFields<'step_completed'> = {}): KnownOrderEvent<'step_completed'> => ({
  type: 'order_event',
  event: 'step_completed',
  ...anyEvent,
  ...fields,
});

/**
 * `step_failed`: a step of order `o1` failed.
 *
 * @example
 * stepFailed({ orderId: 'o1', sequence: 3, errorReason: 'no answer' }).errorReason; // => 'no answer'
 */
export const stepFailed = (fields: EventFields<'step_failed'> = {}): KnownOrderEvent<'step_failed'> => ({
  type: 'order_event',
  event: 'step_failed',
  ...anyEvent,
  ...fields,
});

/**
 * `dag_completed`: a run of order `o1` is done, which says nothing of what was traded.
 *
 * @example
 * dagCompleted({ orderId: 'o1', dagRunId: 'run_1' }).event; // => 'dag_completed'
 */
export const dagCompleted = (fields: EventFields<'dag_completed'> = {}): KnownOrderEvent<'dag_completed'> => ({
  type: 'order_event',
  event: 'dag_completed',
  ...anyEvent,
  ...fields,
});

/**
 * `dag_failed`: a run of order `o1` failed.
 *
 * @example
 * dagFailed({ orderId: 'o1', dagRunId: 'run_1', errorReason: 'no money' }).errorReason; // => 'no money'
 */
export const dagFailed = (fields: EventFields<'dag_failed'> = {}): KnownOrderEvent<'dag_failed'> => ({
  type: 'order_event',
  event: 'dag_failed',
  ...anyEvent,
  ...fields,
});

/**
 * `dag_cancelled`: a run of order `o1` was cancelled.
 *
 * @example
 * dagCancelled({ orderId: 'o1', dagRunId: 'run_1' }).event; // => 'dag_cancelled'
 */
export const dagCancelled = (fields: EventFields<'dag_cancelled'> = {}): KnownOrderEvent<'dag_cancelled'> => ({
  type: 'order_event',
  event: 'dag_cancelled',
  ...anyEvent,
  ...fields,
});

/**
 * `partial_fill`; amounts are strings of digits, in the venue's smallest unit.
 *
 * @example
 * partialFill({ orderId: 'o1', filledAmountRaw: '400000', remainingAmountRaw: '600000' }).filledAmountRaw; // => '400000'
 */
export const partialFill = (fields: EventFields<'partial_fill'> = {}): KnownOrderEvent<'partial_fill'> => ({
  type: 'order_event',
  event: 'partial_fill',
  ...anyEvent,
  ...fields,
});

/**
 * `filled`; amounts are strings of digits, in the venue's smallest unit.
 *
 * @example
 * filled({ orderId: 'o1', filledAmountRaw: '1000000', remainingAmountRaw: '0' }).event; // => 'filled'
 */
export const filled = (fields: EventFields<'filled'> = {}): KnownOrderEvent<'filled'> => ({
  type: 'order_event',
  event: 'filled',
  ...anyEvent,
  ...fields,
});

/**
 * `failed`: order `o1` failed.
 *
 * @example
 * failed({ orderId: 'o1', errorReason: 'no money' }).errorReason; // => 'no money'
 */
export const failed = (fields: EventFields<'failed'> = {}): KnownOrderEvent<'failed'> => ({
  type: 'order_event',
  event: 'failed',
  ...anyEvent,
  ...fields,
});

/**
 * An order event by a name that AGG's pages don't list, as `decode` gives it.
 *
 * @example
 * unrecognizedEvent({ name: 'order_amended' }).event; // => 'unrecognized'
 */
export function unrecognizedEvent(
  fields: Partial<Omit<UnrecognizedOrderEvent, 'type' | 'event'>> = {},
): UnrecognizedOrderEvent {
  const event = { name: 'order_amended', orderId: anyEvent.orderId, timestamp, ...fields };
  const { name, orderId } = event;
  const raw = { type: 'order_event', event: name, ...anyEvent, orderId, timestamp: event.timestamp };
  return { type: 'order_event', event: 'unrecognized', raw, ...event };
}

/**
 * A message of a `type` that this library doesn't read, as `decode` gives it.
 *
 * @example
 * unrecognized({ name: 'redeem_event' }).raw['type']; // => 'redeem_event'
 */
export function unrecognized(fields: Fields<Unrecognized> = {}): Unrecognized {
  const { name = 'redeem_event' } = fields;
  return { type: 'unrecognized', name, raw: { type: name, timestamp }, ...fields };
}

/**
 * A continuity marker of user `usr_1` in epoch 1.
 *
 * @example
 * continuity({ cause: 'reconnected', epoch: 2 }).userId; // => 'usr_1'
 */
export const continuity = (
  fields: Omit<Fields<Continuity>, 'cause'> & { readonly cause: ContinuityCause },
): Continuity => ({ type: 'continuity', epoch: 1, userId: 'usr_1', at: timestamp, ...fields });

/**
 * An order as REST shows it: the fields of the row, and of the snapshot around it, in one object.
 *
 * @example
 * orderSnapshot({ id: 'o1', status: 'filled', filledAmountRaw: '1000000' }).order.id; // => 'o1'
 */
export function orderSnapshot(fields: Partial<RestOrder & Pick<OrderSnapshot, 'end' | 'epoch'>> = {}): OrderSnapshot {
  const { end, epoch = 1, ...row } = fields;
  return {
    type: 'order_snapshot',
    order: { id: 'o1', status: 'open', ...row },
    ...(end !== undefined && { end }),
    epoch,
  };
}

/**
 * A frame about order `o1` that could not be read.
 *
 * @example
 * orderUnreadable({ orderId: 'o2' }).type; // => 'order_unreadable'
 */
export const orderUnreadable = (fields: Fields<OrderUnreadable> = {}): OrderUnreadable => ({
  type: 'order_unreadable',
  orderId: 'o1',
  error: { _tag: 'Malformed', name: 'order_event', issues: [], orderId: 'o1', excerpt: '' },
  ...fields,
});
