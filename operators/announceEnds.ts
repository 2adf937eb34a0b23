import { asyncScheduler, Observable, type OperatorFunction, type SchedulerLike } from 'rxjs';
import type { OrderState } from '../src/order/index.js';
import { delayQueue } from './delayQueue.js';
import type { FollowedOrder } from './followedOrder.js';
import type { Turn } from './keyedFold.js';
import { listen } from './listen.js';

/** How long a bare end waits for a better one. */
export interface SettleOptions {
  /** How long a `dag_completed` without a fill waits for one; milliseconds. @defaultValue 2_000 */
  readonly settleMs?: number;
  /** The clock and timers. @defaultValue asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

/** The run did what it had to do, and nothing is known of what was traded: a fill may be on its way. */
const isBare = ({ end, fill }: OrderState): boolean => end === 'completed' && fill === undefined;

/** The ends worth telling, each as soon as it is; a bare one after `settleMs`, as the order then stands. */
export const announceEnds =
  ({
    settleMs = 2_000,
    scheduler = asyncScheduler,
  }: SettleOptions): OperatorFunction<Turn<FollowedOrder>, OrderState> =>
  (turns$) =>
    new Observable((subscriber) => {
      const bareEnds = delayQueue<string, OrderState>(settleMs, scheduler, (order) => {
        subscriber.next(order);
      });
      subscriber.add(bareEnds.clear);

      listen(turns$, subscriber, {
        next({ isReset, before, after }) {
          if (isReset) bareEnds.clear();
          if (after === undefined) return;
          const { order, told } = after;
          if (told === undefined) bareEnds.delete(order.orderId);
          else if (told === before?.told) bareEnds.update(order.orderId, order);
          else if (isBare(order)) bareEnds.start(order.orderId, order);
          else {
            bareEnds.delete(order.orderId);
            subscriber.next(order);
          }
        },
        complete() {
          for (const order of bareEnds.drain()) subscriber.next(order);
        },
      });
    });
