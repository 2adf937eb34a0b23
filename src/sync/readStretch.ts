import {
  debounceTime,
  defer,
  filter,
  map,
  merge,
  mergeMap,
  of,
  queueScheduler,
  subscribeOn,
  tap,
  type Observable,
} from 'rxjs';
import type { Cause } from '../connection/cause.js';
import { portsOf, type Ports } from '../connection/ports.js';
import type { Continuity } from '../events/continuity.js';
import type { BalancesSnapshot, PositionsSnapshot, ReconcileFailed } from '../events/reconciliation.js';
import type { OrderUnreadable, UserEvent } from '../events/userEvent.js';
import { once } from './once.js';
import { oneAtATime } from './oneAtATime.js';
import type { OrdersHere } from './ordersHere.js';
import { afterBreak, ofOrders, readOrders } from './readOrders.js';
import type { PositionsRead, SnapshotSource } from './snapshotSource.js';
import { untilItWorks, type SnapshotRetryOptions } from './untilItWorks.js';

/** How much of REST is read, and how failures are paced. */
export interface WithSnapshotsOptions {
  /** How many pages of orders are read at most. */
  readonly maxPages?: {
    /** After `connected` and `user_switched`. @defaultValue 2 */
    readonly connected?: number;
    /** After `reconnected` and `order_unreadable`. @defaultValue 10 */
    readonly reconnected?: number;
  };
  /** The pace of tries after a failure. @defaultValue { initialMs: 1_000, maxMs: 30_000 } */
  readonly retry?: SnapshotRetryOptions;
  /** How long after a fill the positions are read again; milliseconds. @defaultValue 500 */
  readonly positionsDelayMs?: number;
  /** Time and chance, for tests. */
  readonly ports?: Ports;
}

/** One continuous stretch of the stream, and where to read beside it. */
export interface Stretch {
  /** The marker that it begins with. */
  readonly marker: Continuity;
  /** The live events from then on. */
  readonly heard$: Observable<UserEvent>;
  readonly here: OrdersHere;
  readonly source: SnapshotSource;
}

/** All that is read during one stretch. Never errs; ends when it is unsubscribed. */
export function readStretch(
  { marker, heard$, here, source: ofAnyone }: Stretch,
  options: WithSnapshotsOptions,
): Observable<UserEvent> {
  const source = ofAnyone.forUser?.(marker.userId) ?? ofAnyone;
  const { maxPages = {}, positionsDelayMs = 500 } = options;
  const { connected: fewPages = 2, reconnected: manyPages = 10 } = maxPages;
  const { scheduler } = portsOf(options.ports);
  const { epoch, cause } = marker;

  const failed = (why: Cause): ReconcileFailed => ({ type: 'reconcile_failed', epoch, cause: why });

  // By the queue, so that the event that asks for a read passes before what is read.
  function read<T>(attempt$: Observable<T>): Observable<T | ReconcileFailed> {
    return untilItWorks(attempt$, failed, options).pipe(subscribeOn(queueScheduler));
  }

  function ordersFor(request: Continuity | OrderUnreadable): Observable<UserEvent> {
    return defer(() => {
      const doubts = here.doubts();
      const orders = { ids: new Set(doubts.keys()), live: here.watchLive() };
      const wanted =
        request.type === 'continuity'
          ? afterBreak(orders, here.missedSince(), cause === 'reconnected' ? manyPages : fewPages)
          : ofOrders(orders, manyPages);
      return readOrders(source, epoch, wanted).pipe(
        tap({
          complete: () => {
            here.settled(doubts);
          },
        }),
      );
    });
  }

  const balances$ = once(() => source.balances$).pipe(
    map((balances): BalancesSnapshot => ({ type: 'balances_snapshot', epoch, balances })),
  );
  const positions$ = once(() => source.positions$).pipe(
    mergeMap(({ positions, missing }: PositionsRead): readonly (PositionsSnapshot | ReconcileFailed)[] => [
      { type: 'positions_snapshot', epoch, positions },
      ...(missing === undefined ? [] : [failed(missing)]),
    ]),
  );

  const requests$ = merge(of(marker), heard$.pipe(filter((event) => event.type === 'order_unreadable')));
  const fills$ = heard$.pipe(filter(isFill), debounceTime(positionsDelayMs, scheduler));
  return merge(
    requests$.pipe(oneAtATime((request) => read(ordersFor(request)))),
    requests$.pipe(oneAtATime(() => read(balances$))),
    merge(requests$, fills$).pipe(oneAtATime(() => read(positions$))),
  );
}

const isFill = (event: UserEvent): boolean =>
  event.type === 'order_event' && (event.event === 'filled' || event.event === 'partial_fill');
