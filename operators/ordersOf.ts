import { ignoreElements, Observable, share, tap } from 'rxjs';
import type { UserEvent } from '../src/events/index.js';
import { inTurn } from './inTurn.js';
import { listen } from './listen.js';
import { orderHub, type Orders, type OrdersOptions } from './orderHub.js';

export type { Orders, OrdersOptions } from './orderHub.js';

/**
 * The orders of a stream, folded once for everyone: for dashboards, signals, and one component an order.
 *
 *     events      -a---b---f---|     a, b: step_started of two orders; f: a filled
 *                 ordersOf(events$, { auditMs: 1 })
 *     states$     -A---B---F---|     who comes later is given the current states first
 *     order$(a)   -A-------F---|
 *     ended$      ---------F---|
 *     open$       N-K---L---M--|     the list of those that are not over
 *
 * The stream is subscribed to with the first subscriber to any of these and left with the last; the orders are
 * forgotten then. Everything completes and errors with the stream. An event that a subscriber causes while it is
 * given another one is folded after that one has reached everybody. At a `user_switched` marker, or an event of
 * another user, all orders are forgotten, `open$` emits `[]` and each `order$` completes; a `user_switched` that is
 * the first event of all changes nothing.
 *
 * @param userEvents$ the events, markers included
 * @param options those of {@link terminalOrders$} for `ended$` and memory, those of {@link openOrders$} for `open$`
 * @example
 * const orders = ordersOf(gateway.userEvents$);
 * orders.open$.subscribe((open) => render(open));
 * orders.order$(orderId).subscribe((order) => show(order.status, order.progress));
 */
export function ordersOf(userEvents$: Observable<UserEvent>, options: OrdersOptions = {}): Orders {
  let shared: SharedHub | undefined;
  const forget = (): void => {
    shared = undefined;
  };

  function view<T>(look: (orders: Orders) => Observable<T>): Observable<T> {
    return new Observable((subscriber) => {
      shared ??= shareHub(userEvents$, options, forget);
      const { orders, work$ } = shared;
      look(orders).subscribe(subscriber);
      listen(work$, subscriber, {});
    });
  }

  return {
    states$: view(({ states$ }) => states$),
    ended$: view(({ ended$ }) => ended$),
    open$: view(({ open$ }) => open$),
    order$: (orderId) => view(({ order$ }) => order$(orderId)),
    snapshot: () => shared?.orders.snapshot() ?? new Map(),
  };
}

interface SharedHub {
  readonly orders: Orders;
  /** Emits nothing; as long as anyone listens to it the hub is fed. */
  readonly work$: Observable<never>;
}

/** A hub, and what feeds it; `forget` is called before anyone is told of the end. */
function shareHub(userEvents$: Observable<UserEvent>, options: OrdersOptions, forget: () => void): SharedHub {
  const hub = orderHub(options);
  const work$ = userEvents$.pipe(
    inTurn(),
    tap({ error: forget, complete: forget, unsubscribe: forget }),
    tap(hub),
    ignoreElements(),
    share(),
  );
  return { orders: hub, work$ };
}
