// What a user writes against every door, each line typed by the package's own declarations.
import { ConnectionError, createGateway, createSession, restSnapshots, retryWithRefresh, withSnapshots } from 'agg-rx';
import type { Gateway, GatewayStatus, UserEvent } from 'agg-rx';
import { balanceByVenue$, foldByKey, openOrders$, ordersOf, terminalOrders$, trackOrder$ } from 'agg-rx/operators';
import { applyToOrder, isOver, orderToJson, type OrderState } from 'agg-rx/order';
import { classifyClose, decode, orderEventSchemas, type ServerMessage } from 'agg-rx/protocol';
import { dagStarted, scenarios, startSimulatedGateway } from 'agg-rx/testing';
import type { Observable } from 'rxjs';

type IsAny<T> = 0 extends 1 & T ? true : false;
/** `never` where `Actual` is `any`, or anything but `Expected`. */
type Same<Actual, Expected> =
  IsAny<Actual> extends true ? never : [Actual, Expected] extends [Expected, Actual] ? true : never;
const same = <Actual, Expected>(_isSame: Same<Actual, Expected>): void => undefined;

const appId = 'app_demo123';
const session = createSession({ refreshAccessToken: () => Promise.resolve('token'), signOut: () => undefined });
export const gateway: Gateway = createGateway({ appId, session, retry: { classifyClose } });
const events$ = gateway.userEvents$.pipe(withSnapshots(restSnapshots({ appId, session })));

export const ends$ = events$.pipe(terminalOrders$());
same<typeof ends$, Observable<OrderState>>(true);
export const open$ = events$.pipe(openOrders$());
same<typeof open$, Observable<readonly OrderState[]>>(true);
export const order$ = ordersOf(events$).order$('o1');
same<typeof order$, Observable<OrderState>>(true);
same<typeof gateway.userEvents$, Observable<UserEvent>>(true);
same<typeof gateway.status$, Observable<GatewayStatus>>(true);
export const others = [balanceByVenue$(), trackOrder$('o1'), foldByKey, retryWithRefresh, orderEventSchemas] as const;

export function wordOf(message: ServerMessage): string {
  switch (message.type) {
    case 'balance_update':
      same<typeof message.tradingBalanceCents, number>(true);
      return message.venue;
    case 'order_event':
      return message.orderId;
    default:
      return message.type;
  }
}

const read = decode('{}');
if (read._tag === 'Right') same<typeof read.right, ServerMessage>(true);
const state = applyToOrder(undefined, dagStarted({ orderId: 'o1' }));
same<typeof state, OrderState>(true);
export const shown: string = isOver(state) ? state.status : JSON.stringify(orderToJson(state));
export const reasonOf = (error: unknown): string => (error instanceof ConnectionError ? error._tag : 'unknown');
export const simulated = startSimulatedGateway().then((agg) => agg.place('usr_1', scenarios.happyPath).orderIds);

// @ts-expect-error an app must say which it is
createGateway({});
