import type { Observable, SchedulerLike } from 'rxjs';
import { switchMap, timer } from 'rxjs';

// Timers take no more than this; a longer wait is made of several.
const longestTimerMs = 2 ** 31 - 1;

/** Emits once when the scheduler's clock has come to a time, however far away. */
export function dueAt(atMs: number, scheduler: SchedulerLike): Observable<unknown> {
  const leftMs = Math.max(0, atMs - scheduler.now());
  return leftMs > longestTimerMs
    ? timer(longestTimerMs, scheduler).pipe(switchMap(() => dueAt(atMs, scheduler)))
    : timer(leftMs, scheduler);
}
