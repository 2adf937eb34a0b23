import { Subject, takeUntil, type Observable, type Subscriber } from 'rxjs';

/** What an operator does at each value of its source, and at its completion: `subscriber` is completed afterwards. */
interface Handlers<T> {
  readonly next?: (value: T) => void;
  readonly complete?: () => void;
}

/**
 * Subscribes an operator to its source, passes the source's error and completion on, and stops with
 * `subscriber`: also a source that emits while it is being subscribed to, before there is a subscription to end.
 */
export function listen<T>(source$: Observable<T>, subscriber: Subscriber<unknown>, handlers: Handlers<T>): void {
  if (subscriber.closed) return;
  const stopped$ = new Subject<void>();
  subscriber.add(() => {
    stopped$.next();
  });
  source$.pipe(takeUntil(stopped$)).subscribe({
    next: (value) => handlers.next?.(value),
    error: (error: unknown) => {
      subscriber.error(error);
    },
    complete: () => {
      handlers.complete?.();
      subscriber.complete();
    },
  });
}
