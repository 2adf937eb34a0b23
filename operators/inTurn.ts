import {
  dematerialize,
  materialize,
  Observable,
  Subject,
  takeUntil,
  type MonoTypeOperatorFunction,
  type ObservableNotification,
} from 'rxjs';

/** Passes on one thing after another: what comes while something is on its way is passed on after that. */
export const inTurn =
  <T>(): MonoTypeOperatorFunction<T> =>
  (source$) =>
    new Observable<ObservableNotification<T>>((subscriber) => {
      const waiting: ObservableNotification<T>[] = [];
      const left$ = new Subject<void>();
      subscriber.add(() => {
        left$.next();
      });
      source$.pipe(materialize(), takeUntil(left$)).subscribe((notification) => {
        waiting.push(notification);
        if (waiting.length > 1) return;
        for (const next of waiting) subscriber.next(next);
        waiting.length = 0;
      });
    }).pipe(dematerialize());
