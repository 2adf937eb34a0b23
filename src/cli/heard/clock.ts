import { asyncScheduler, timer, type Observable, type SchedulerLike } from 'rxjs';

/** A time that passes by itself. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Emits once, so many of the clock's own milliseconds from now. */
  readonly after: (ms: number) => Observable<unknown>;
}

/** This machine's. */
export const realClock: Clock = clockOf(asyncScheduler);

/** A scheduler's. */
export function clockOf(scheduler: SchedulerLike): Clock {
  return { now: () => scheduler.now(), after: (ms: number) => timer(ms, scheduler) } satisfies Clock;
}
