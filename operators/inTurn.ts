import {
  dematerialize,
  materialize,
  noop,
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
    oneByOne$(source$).pipe(dematerialize());

const oneByOne$ = <T>(source$: Observable<T>): Observable<ObservableNotification<T>> =>
  new Observable((subscriber) => {
    const waiting: ObservableNotification<T>[] = [];
    const left$ = new Subject<void>();
    subscriber.add(() => {
      left$.next();
    });
    source$.pipe(materialize(), takeUntil(left$)).subscribe({
      next(notification) {
        waiting.push(notification);
        if (waiting.length > 1) return;
        for (const each of waiting) subscriber.next(each);
        waiting.length = 0;
      },
      // An error comes as a notification, too.
      error: noop,
    });
  });
