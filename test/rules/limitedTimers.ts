import type { SchedulerAction, SchedulerLike, Subscription } from 'rxjs';

const maxTimerMs = 2 ** 31 - 1;

/** A scheduler whose timers have the platform's limit: a longer one runs at once. */
export const limitedTimers = (scheduler: SchedulerLike): SchedulerLike => ({
  now: () => scheduler.now(),
  schedule<T>(work: (this: SchedulerAction<T>, state?: T) => void, delayMs = 0, state?: T): Subscription {
    return scheduler.schedule(work, delayMs > maxTimerMs ? 0 : delayMs, state as T);
  },
});
