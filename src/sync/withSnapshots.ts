import {
  defer,
  EMPTY,
  endWith,
  filter,
  merge,
  observeOn,
  queueScheduler,
  Subject,
  switchMap,
  tap,
  type OperatorFunction,
} from 'rxjs';
import type { UserEvent } from '../events/userEvent.js';
import { ordersHere } from './ordersHere.js';
import { readStretch, type WithSnapshotsOptions } from './readStretch.js';
import type { SnapshotSource } from './snapshotSource.js';

/**
 * Adds to the live events what REST knows, so that nothing stays lost that was missed.
 *
 *     events   -e-I-----R-g------|     I: interrupted; R: reconnected; e, g: live events
 *              withSnapshots(source)
 *     output   -e-I-----R-g-(sk)-|     s: order_snapshot; k: reconciled
 *
 * REST is read after each `connected`, `reconnected`, `user_switched` and `order_unreadable`: the orders come page by
 * page as `order_snapshot`, then `reconciled`; beside them come `balances_snapshot` and `positions_snapshot`. The
 * positions are read again 500 ms after a fill. Live events pass at once and in their order, whatever is being read.
 * An `order_unreadable` that comes during a read leads to one more after it, however many there are.
 *
 * At most 2 pages are read after `connected` and `user_switched`, and 10 after `reconnected`. Then reading ends before
 * that at a page on which every order was last updated before `silentSince` and none was open here at the marker, once
 * all that were have been found. (A stretch that broke before it was reconciled leaves its own, earlier `silentSince`.)
 * After an `order_unreadable` reading ends where that order has been found, at most after 10 pages.
 * `reconciled.complete` is true if reading ended so or at the last page, and each row could be read: in so far as REST
 * gives the newest orders first, nothing is missing then.
 *
 * Whatever fails is a value, `reconcile_failed`, and is tried again with growing waits, never before a `Retry-After`
 * is over, until it works or the stretch ends. Rows that could not be read show as `reconcile_failed` too, but are not
 * asked for again. The next marker ends a stretch and aborts what is being read, so that nothing comes from REST for
 * an epoch or a user that is over. Nor is anything asked by the token of another user who is about to sign in
 * (`user_changed`).
 *
 * With this, whatever is lost in a break, each order that REST shows comes to the same end and amount as without, and
 * is over if it would be. Reading twice changes nothing. What REST doesn't have can't be mended: steps, progress, runs
 * and remaining amounts stay as they were last heard of, and a `dag_completed` without a fill is not among REST's known
 * words, so such an order stays open.
 *
 * Completes and errors with its source, which ends all reading. Each subscriber reads for itself: put a `share()`
 * after it, or `ordersOf`, where many listen.
 *
 * @param source where to read, such as `restSnapshots`
 * @param options.maxPages pages of orders, `connected` 2 and `reconnected` 10 unless said otherwise
 * @param options.retry `initialMs` and `maxMs`, 1,000 and 30,000 milliseconds unless said otherwise
 * @param options.positionsDelayMs milliseconds, 500 unless said otherwise; more fills within begin it anew
 * @param options.ports the clock, timers and jitter, for tests
 * @example
 * const events$ = gateway.userEvents$.pipe(withSnapshots(restSnapshots({ appId: 'app_demo123', session })), share());
 * events$.pipe(orderLifecycle$()).subscribe((order) => show(order.status, order.fill?.filledRaw));
 */
export const withSnapshots =
  (source: SnapshotSource, options: WithSnapshotsOptions = {}): OperatorFunction<UserEvent, UserEvent> =>
  (events$) =>
    defer(() => {
      const here = ordersHere();
      const heard = new Subject<UserEvent>();

      // By the queue, so that an event is heard and has passed before the next one, also where whoever receives it
      // causes that at once.
      const live$ = events$.pipe(
        observeOn(queueScheduler),
        tap({
          next: (event) => {
            here.hear(event);
            heard.next(event);
          },
          complete: () => {
            heard.complete();
          },
        }),
      );
      const added$ = heard.pipe(
        filter((event) => event.type === 'continuity'),
        endWith(undefined),
        switchMap((marker) =>
          marker === undefined || marker.cause === 'interrupted'
            ? EMPTY
            : readStretch({ marker, heard$: heard, here, source }, options),
        ),
        tap(here.hear),
      );
      return merge(added$, live$);
    });
