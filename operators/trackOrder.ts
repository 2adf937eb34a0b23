import {
  asyncScheduler,
  defer,
  filter,
  map,
  Observable,
  takeWhile,
  type MonoTypeOperatorFunction,
  type OperatorFunction,
  type SchedulerLike,
} from 'rxjs';
import type { UserEvent } from '../src/events/index.js';
import { isOrderInput, isOver, orderIdOf, type OrderInput, type OrderState } from '../src/order/index.js';
import { delayQueue } from './delayQueue.js';
import { keyedFold } from './keyedFold.js';
import type { MemoryOptions } from './keyedMemory.js';
import { listen } from './listen.js';
import { orderFold } from './orderFold.js';

/** When {@link trackOrder$} and {@link orderProgress$} complete. */
export interface TrackOrderOptions extends MemoryOptions {
  /** How long an order must have been over and unchanged; milliseconds. @defaultValue 2_000 */
  readonly settleMs?: number;
  /** The clock and timers. @defaultValue asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

/**
 * One order through its life, from the first event about it to its end.
 *
 *     events   -a-b-f-g-----------|     a, b: step_started of two orders; f, g: filled
 *              trackOrder$('a', { settleMs: 6 })
 *     output   -A---F-----|     completes settleMs after the end
 *
 * Emits the new state after each event that changed it. Completes when the order has been over and unchanged for
 * `settleMs`, with its source, and when the user changes; a `user_switched` that is the first event of all changes
 * nothing: it tells a late subscriber where the stream stands. Errors with its source.
 *
 * It knows what it has seen: subscribe before the order is placed, or use `ordersOf(userEvents$).order$(orderId)`,
 * which begins with the current state.
 *
 * @param orderId the order to follow
 * @param options.settleMs milliseconds, 2,000 unless said otherwise
 * @param options.rememberOver 0 forgets the order as soon as it is over, so that nothing but a live `filled` or
 *   `partial_fill` changes it then; any other number keeps it
 * @param options.rememberForgotten 0 lets any late event begin a forgotten order anew
 * @param options.scheduler the clock and timers, `asyncScheduler` unless said otherwise
 * @example
 * const last = await lastValueFrom(gateway.userEvents$.pipe(trackOrder$(orderId)));
 * console.log(last.end, last.fill?.filledRaw);
 * @see {@link orderProgress$} for "step 3 of 7"
 */
export const trackOrder$ =
  (orderId: string, options: TrackOrderOptions = {}): OperatorFunction<UserEvent, OrderState> =>
  (events$) =>
    defer(() => {
      const isOfOrder = (event: UserEvent): event is OrderInput => isOrderInput(event) && orderIdOf(event) === orderId;
      const fold = keyedFold({ ...orderFold, ...options, select: isOfOrder });
      return events$.pipe(
        map(fold.turn),
        takeWhile((turn, index) => index === 0 || turn?.isReset !== true),
        map((turn) => turn?.after),
        filter((state) => state !== undefined),
        completeWhenSettled(options),
      );
    });

const completeWhenSettled =
  ({ settleMs = 2_000, scheduler = asyncScheduler }: TrackOrderOptions): MonoTypeOperatorFunction<OrderState> =>
  (states$) =>
    new Observable((subscriber) => {
      const settling = delayQueue<string, OrderState>(settleMs, scheduler, () => {
        subscriber.complete();
      });
      subscriber.add(settling.clear);

      listen(states$, subscriber, {
        next(state) {
          if (isOver(state)) settling.start(state.orderId, state);
          else settling.delete(state.orderId);
          subscriber.next(state);
        },
      });
    });
