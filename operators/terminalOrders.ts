import { defer, type OperatorFunction } from 'rxjs';
import type { UserEvent } from '../src/events/index.js';
import type { OrderState } from '../src/order/index.js';
import { announceEnds, type SettleOptions } from './announceEnds.js';
import { followOrders, type FollowOptions } from './followOrders.js';
import { turns } from './turns.js';

/** Which ends {@link terminalOrders$} announces, and when. */
export interface TerminalOrdersOptions extends FollowOptions, SettleOptions {}

/**
 * The ends of orders: an order's state when it gets an end, and again when there is more to say of it.
 *
 *     events   -x-p-f-f-d---------|     x: dag_failed; p, f: partial_fill, filled of one order; d: a bare dag_completed
 *              terminalOrders$({ settleMs: 6 })
 *     output   -X-P-F---------D---|     d waits settleMs for a fill
 *
 * Emits at once, and again when the end rises (`failed`, then `filled`), when the amount traded grows and when
 * the order turns `disputed`. Where a newer run takes an end back, the next end is announced afresh. A lone
 * `partial_fill` is an end too: ask `isOver` whether more is to be expected. A `dag_completed` with no fill known
 * waits `settleMs` for one and is then announced as the order stands.
 *
 * An end that is known from REST alone is announced if the row's `updatedAt` is later than the last marker's
 * `silentSince`: there are no toasts for history. Where one of the two is not known, it is announced if the order
 * was heard of live.
 *
 * Errors with its source, and announces no more then. Completes with it: what still waits is announced first.
 * When the user changes, what waits is dropped. Each subscriber folds for itself.
 *
 * @param options.settleMs milliseconds, 2,000 unless said otherwise
 * @param options.stepFailureEnds whether a `step_failed` is announced as well, although a retry may follow
 * @param options.rememberOver how many orders that are over stay known, 1,000 unless said otherwise
 * @param options.rememberForgotten how many ids stay known after that, 10,000 unless said otherwise; a live
 *   `filled` or `partial_fill` of such an order is announced
 * @param options.scheduler the clock and timers, `asyncScheduler` unless said otherwise
 * @example
 * gateway.userEvents$
 *   .pipe(terminalOrders$())
 *   .subscribe(({ orderId, end, errorReason }) => toast(`${orderId} ${end}`, errorReason));
 * @see {@link orderLifecycle$} for every change
 */
export const terminalOrders$ =
  (options: TerminalOrdersOptions = {}): OperatorFunction<UserEvent, OrderState> =>
  (events$) =>
    defer(() => events$.pipe(turns(followOrders(options)), announceEnds(options)));
