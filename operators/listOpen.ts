import { asyncScheduler, Observable, type OperatorFunction, type SchedulerLike, type Subscription } from 'rxjs';
import { isOver, type OrderState } from '../src/order/index.js';
import type { Turn } from './keyedFold.js';
import { listen } from './listen.js';

/** How often the list of open orders is emitted. */
export interface ListOptions {
  /** At most one list in that time; milliseconds. @defaultValue 16 */
  readonly auditMs?: number;
  /** The clock and timers. @defaultValue asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

/** As people read them: the oldest order first, in one place for its whole life. */
export const oldestFirst = (orders: readonly OrderState[]): readonly OrderState[] =>
  [...orders].sort((a, b) => a.firstEventAt - b.firstEventAt || (a.orderId < b.orderId ? -1 : 1));

const isOpen = (order: OrderState | undefined): boolean => order !== undefined && !isOver(order);

/** The latest list, `auditMs` after the first change that it shows. */
export const listOpen =
  (
    list: () => readonly OrderState[],
    { auditMs = 16, scheduler = asyncScheduler }: ListOptions,
  ): OperatorFunction<Turn<OrderState>, readonly OrderState[]> =>
  (turns$) =>
    new Observable((subscriber) => {
      let audit: Subscription | undefined;
      const stopAudit = (): void => {
        audit?.unsubscribe();
        audit = undefined;
      };
      const emit = (): void => {
        stopAudit();
        subscriber.next(oldestFirst(list()));
      };
      subscriber.add(stopAudit);

      listen(turns$, subscriber, {
        next({ isReset, before, after }) {
          if (isReset) stopAudit();
          if (isOpen(before) || isOpen(after)) audit ??= scheduler.schedule(emit, auditMs);
          if (isReset) subscriber.next([]);
        },
        complete() {
          if (audit !== undefined) emit();
        },
      });
    });
