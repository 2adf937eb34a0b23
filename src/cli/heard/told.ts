import { map, Observable, observeOn, queueScheduler, Subject, Subscription, VirtualTimeScheduler, tap } from 'rxjs';
import type { Seen } from '../watch/change.js';
import { changesOf } from './changes.js';
import type { Clock } from './clock.js';
import type { Heard, HeardAt } from './heard.js';

/**
 * What there is to tell of what is heard, and when it was to be told.
 *
 * Waits, such as that of a bare `dag_completed` for its fill, run on a clock that what is heard moves by its own
 * times. So what is told depends on nothing else, and a replay tells what the live run told, to the millisecond.
 *
 * @param real moves the clock on while nothing is heard; left out, only what is heard does
 */
export function told(heard$: Observable<HeardAt>, real?: Clock): Observable<Seen> {
  return new Observable<Seen>((subscriber) => {
    const clock = new VirtualTimeScheduler();
    const current = new Subject<Heard>();
    let wake = Subscription.EMPTY;

    const moveTo = (atMs: number): void => {
      const laterMs = Math.max(clock.frame, atMs);
      clock.maxFrames = laterMs;
      clock.flush();
      clock.frame = laterMs;
    };
    const planWake = (): void => {
      wake.unsubscribe();
      const [next] = clock.actions;
      if (real === undefined || next === undefined) return;
      wake = real
        .after(Math.max(0, next.delay - real.now()))
        .pipe(
          tap(() => {
            moveTo(real.now());
            planWake();
          }),
        )
        .subscribe();
    };

    subscriber.add(
      changesOf(current, clock)
        .pipe(map((change): Seen => ({ ...change, at: clock.frame })))
        .subscribe(subscriber),
    );
    subscriber.add(
      // By the queue: who hears of one thing may end the run by that, and the others are still to hear of it.
      heard$.pipe(observeOn(queueScheduler)).subscribe({
        next: ({ at, ...heard }) => {
          moveTo(at);
          current.next(heard);
          planWake();
        },
        error: (error: unknown) => {
          subscriber.error(error);
        },
        complete: () => {
          current.complete();
        },
      }),
    );
    subscriber.add(() => {
      wake.unsubscribe();
    });
  });
}
