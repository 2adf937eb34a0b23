import { asyncScheduler, Observable, type OperatorFunction, type SchedulerLike } from 'rxjs';
import type { UserEvent } from '../src/events/index.js';
import { isOver, type OrderState } from '../src/order/index.js';
import { delayQueue } from './delayQueue.js';
import { keyedFold } from './keyedFold.js';
import type { MemoryOptions } from './keyedMemory.js';
import { listen } from './listen.js';
import { orderFold } from './orderFold.js';

/** When an order counts as stuck. */
export interface StuckOrdersOptions extends MemoryOptions {
  /** How long nothing new was heard of it; milliseconds. */
  readonly silentMs: number;
  /** The clock and timers. @defaultValue asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

/**
 * The orders that nothing new is heard of: an open order that has been silent for `silentMs`, once until it moves.
 *
 *     events   -s----------t---f------|     s, t: step_started, step_completed of one order; f: filled
 *              stuckOrders$({ silentMs: 6 })
 *     output   -------S---------------|
 *
 * Emits the order's state. Silence is counted on this machine from the arrival of the last event that changed the
 * order, so a repeat doesn't end it; an event's own `timestamp` plays no part. From `interrupted` to the next
 * marker the clock stands still: not the order is silent then, but the line. Errors and completes with its source;
 * when that ends or the user changes, what waits is dropped. Each subscriber folds for itself.
 *
 * @param options when an order counts as stuck
 * @param options.silentMs milliseconds
 * @param options.rememberOver how many orders that are over stay known, 1,000 unless said otherwise
 * @param options.rememberForgotten how many ids stay known after that, 10,000 unless said otherwise: a late event
 *   of such an order opens nothing, unless it is a live `filled` or `partial_fill`
 * @param options.scheduler the clock and timers, `asyncScheduler` unless said otherwise
 * @example
 * gateway.userEvents$.pipe(stuckOrders$({ silentMs: 60_000 })).subscribe(({ orderId }) => askRest(orderId));
 */
export const stuckOrders$ =
  ({ silentMs, scheduler = asyncScheduler, ...memory }: StuckOrdersOptions): OperatorFunction<UserEvent, OrderState> =>
  (events$) =>
    new Observable((subscriber) => {
      const fold = keyedFold({ ...orderFold, ...memory });
      const silent = delayQueue<string, OrderState>(silentMs, scheduler, (order) => {
        subscriber.next(order);
      });
      subscriber.add(silent.clear);

      listen(events$, subscriber, {
        next(event) {
          const turn = fold.turn(event);
          if (turn?.isReset === true) silent.clear();
          if (event.type === 'continuity') {
            if (event.cause === 'interrupted') silent.pause();
            else silent.resume();
          }
          const order = turn?.after;
          if (order === undefined) return;
          if (isOver(order)) silent.delete(order.orderId);
          else silent.start(order.orderId, order);
        },
      });
    });
