import { switchMap, timer, type Observable, type SchedulerLike } from 'rxjs';

/** The longest that a timer can be set for, in milliseconds: a longer one would fire at once. */
export const maxTimerMs = 2 ** 31 - 1;

/** Like rxjs `timer`, for any number of milliseconds: a long wait is made of several. */
export function longTimer(delayMs: number, scheduler: SchedulerLike): Observable<0> {
  return delayMs <= maxTimerMs
    ? timer(delayMs, scheduler)
    : timer(maxTimerMs, scheduler).pipe(switchMap(() => longTimer(delayMs - maxTimerMs, scheduler)));
}
