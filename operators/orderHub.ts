import {
  defer,
  EMPTY,
  filter,
  finalize,
  from,
  map,
  merge,
  of,
  share,
  Subject,
  type Observable,
  type Observer,
} from 'rxjs';
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
  const watched = new Map<string, Subject<OrderState>>();
  let isFirst = true;

  const knownNow = (): OrderState[] => [...memory.over(), ...memory.open()].map(orderOf);
  const openNow = (): OrderState[] => memory.open().map(orderOf);
  const stateNow = (orderId: string): OrderState | undefined => memory.get(orderId)?.order;

  function watch(orderId: string): Observable<OrderState> {
    return defer(() => {
      const states$ = watched.get(orderId) ?? new Subject<OrderState>();
      watched.set(orderId, states$);
      const state = stateNow(orderId);
      return merge(states$, state === undefined ? EMPTY : of(state)).pipe(
        finalize(() => {
          if (!states$.observed && watched.get(orderId) === states$) watched.delete(orderId);
        }),
      );
    });
  }

  function endWatches(end: (states$: Subject<OrderState>) => void): void {
    const ending = [...watched.values()];
    watched.clear();
    ending.forEach(end);
  }

  const changes$ = turns$.pipe(map(orderTurn));
  const lists$ = changes$.pipe(listOpen(openNow, options), share());
  const known$ = defer(() => from(knownNow())).pipe(map(({ orderId }) => stateNow(orderId)));

  return {
    next(event) {
      const turn = turnOf(event);
      // Nothing can be switched from at the first event: it tells where the stream stands.
      if (turn?.isReset === true && !isFirst) {
        endWatches((states$) => {
          states$.complete();
        });
      }
      isFirst = false;
      if (turn === undefined) return;
      const order = turn.after?.order;
      if (order !== undefined) watched.get(order.orderId)?.next(order);
      if (turns$.observed) turns$.next(turn);
    },
    error(error: Error) {
      endWatches((states$) => {
        states$.error(error);
      });
      turns$.error(error);
    },
    complete() {
      endWatches((states$) => {
        states$.complete();
      });
      turns$.complete();
    },
    // What is shown later is joined before what is known now is shown, so that nothing falls between the two.
    states$: merge(changes$.pipe(map(({ after }) => after)), known$).pipe(filter((state) => state !== undefined)),
    ended$: turns$.pipe(announceEnds(options), share()),
    open$: merge(
      lists$,
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
