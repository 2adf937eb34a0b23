import { defer, startWith, type OperatorFunction } from 'rxjs';
import type { UserEvent } from '../src/events/index.js';
import type { OrderState } from '../src/order/index.js';
import { keyedFold } from './keyedFold.js';
import type { MemoryOptions } from './keyedMemory.js';
import { listOpen, type ListOptions } from './listOpen.js';
import { orderFold } from './orderFold.js';
import { turns } from './turns.js';

/** How often {@link openOrders$} lists the orders, and how many that are over stay known. */
export interface OpenOrdersOptions extends ListOptions, MemoryOptions {}

/**
 * The orders that are not over, as a list for a screen: the oldest first by `firstEventAt`, then by `orderId`, so
 * that a row keeps its place and every device shows the same.
 *
 *     events   --a-b--------f-----|     a, b: step_started of two orders; f: a filled
 *              openOrders$({ auditMs: 4 })
 *     output   N-----L----------M-|     N: no order; L: a and b; M: b
 *
 * Emits `[]` at once, then the latest list `auditMs` after a change, and so at most one list in `auditMs`. When
 * the user changes it emits `[]` at once. When its source completes, it emits a list that is due at once, and
 * completes. Errors with its source. Each subscriber folds for itself.
 *
 * @param options.auditMs milliseconds, 16 unless said otherwise: one list a frame of the screen
 * @param options.rememberOver how many orders that are over stay known, 1,000 unless said otherwise
 * @param options.rememberForgotten how many ids stay known after that, 10,000 unless said otherwise: a late event
 *   of such an order opens nothing, unless it is a live `filled` or `partial_fill`
 * @param options.scheduler the clock and timers, `asyncScheduler` unless said otherwise
 * @example
 * gateway.userEvents$.pipe(openOrders$()).subscribe((orders) => render(orders));
 * @see {@link ordersOf} for many subscribers
 */
export const openOrders$ =
  (options: OpenOrdersOptions = {}): OperatorFunction<UserEvent, readonly OrderState[]> =>
  (events$) =>
    defer(() => {
      const fold = keyedFold({ ...orderFold, ...options });
      const none: readonly OrderState[] = [];
      return events$.pipe(turns(fold), listOpen(fold.memory.open, options), startWith(none));
    });
