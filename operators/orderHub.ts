import { defer, filter, from, map, merge, Observable, of, share, Subject, type Observer } from 'rxjs';
import type { UserEvent } from '../src/events/index.js';
import type { OrderState } from '../src/order/index.js';
import { announceEnds } from './announceEnds.js';
import type { FollowedOrder } from './followedOrder.js';
import { followOrders } from './followOrders.js';
import type { Turn } from './keyedFold.js';
import { listOpen, oldestFirst, type ListOptions } from './listOpen.js';
import type { TerminalOrdersOptions } from './terminalOrders.js';

/** Which ends are announced and when, how often the open orders are listed, and how many orders stay known. */
export interface OrdersOptions extends TerminalOrdersOptions, ListOptions {}

/** The orders of one stream, folded once for everyone who asks. */
export interface Orders {
  /** The current state of each order that is known, then the new state after each change. */
  readonly states$: Observable<OrderState>;
  /** The ends from now on, as `terminalOrders$` announces them. */
  readonly ended$: Observable<OrderState>;
  /** The orders that are not over: the current list at once, then as `openOrders$` gives it. */
  readonly open$: Observable<readonly OrderState[]>;
  /**
   * The current state of one order, where it is known, then each change; completes when the user changes. What an
   * event costs does not grow with the number of watchers of other orders.
   */
  readonly order$: (orderId: string) => Observable<OrderState>;
  /** The orders that are known now, by id; none while nobody listens. */
  readonly snapshot: () => ReadonlyMap<string, OrderState>;
}

/** Takes the events of a stream, once and in order, and shows the orders to everyone. */
export function orderHub(options: OrdersOptions): Observer<UserEvent> & Orders {
  const { turn: turnOf, memory } = followOrders(options);
  const turns$ = new Subject<Turn<FollowedOrder>>();
  const changed$ = new Subject<OrderState>();
  const watched = new Map<string, Subject<OrderState>>();
  let isFirst = true;

  const knownNow = (): OrderState[] => [...memory.over(), ...memory.open()].map(orderOf);
  const openNow = (): OrderState[] => memory.open().map(orderOf);
  const stateNow = (orderId: string): OrderState | undefined => memory.get(orderId)?.order;

  // What is shown later is joined before what is known now is shown, so that nothing falls between the two.
  const states$ = merge(
    changed$,
    defer(() => from(knownNow())).pipe(
      map(({ orderId }) => stateNow(orderId)),
      filter((state) => state !== undefined),
    ),
  );

  function watch(orderId: string): Observable<OrderState> {
    return new Observable((subscriber) => {
      const own$ = watched.get(orderId) ?? new Subject<OrderState>();
      watched.set(orderId, own$);
      own$.subscribe(subscriber);
      subscriber.add(() => {
        if (!own$.observed && watched.get(orderId) === own$) watched.delete(orderId);
      });
      const state = stateNow(orderId);
      if (state !== undefined) subscriber.next(state);
    });
  }

  function endWatches(end: (own$: Subject<OrderState>) => void): void {
    const ending = [...watched.values()];
    watched.clear();
    ending.forEach(end);
  }

  return {
    next(event) {
      const turn = turnOf(event);
      // Nothing can be switched from at the first event: it tells where the stream stands.
      if (turn?.isReset === true && !isFirst) {
        endWatches((own$) => {
          own$.complete();
        });
      }
      isFirst = false;
      if (turn === undefined) return;
      const order = turn.after?.order;
      if (order !== undefined) {
        watched.get(order.orderId)?.next(order);
        changed$.next(order);
      }
      turns$.next(turn);
    },
    error(error: Error) {
      endWatches((own$) => {
        own$.error(error);
      });
      changed$.error(error);
      turns$.error(error);
    },
    complete() {
      endWatches((own$) => {
        own$.complete();
      });
      changed$.complete();
      turns$.complete();
    },
    states$,
    ended$: turns$.pipe(announceEnds(options), share()),
    open$: merge(
      turns$.pipe(map(orderTurn), listOpen(openNow, options), share()),
      defer(() => of(oldestFirst(openNow()))),
    ),
    order$: watch,
    snapshot: () => new Map(knownNow().map((order) => [order.orderId, order])),
  };
}

const orderOf = ({ order }: FollowedOrder): OrderState => order;

const orderTurn = ({ isReset, before, after }: Turn<FollowedOrder>): Turn<OrderState> => ({
  isReset,
  before: before?.order,
  after: after?.order,
});
