import { ignoreElements, Observable, share, Subject, tap } from 'rxjs';

/**
 * One stream for each key, of which the source is subscribed once for all: a value costs those alone who asked for
 * its key, where as many filters would each look at all values. Errors and completes with the source.
 */
export function routeBy<T, K>(source$: Observable<T>, keyOf: (value: T) => K): (key: K) => Observable<T> {
  const routes = new Map<K, Subject<T>>();
  const routing$ = source$.pipe(
    tap((value) => routes.get(keyOf(value))?.next(value)),
    ignoreElements(),
    share(),
  );
  const routeOf = (key: K): Subject<T> => {
    const route = routes.get(key) ?? new Subject<T>();
    routes.set(key, route);
    return route;
  };
  return (key) =>
    new Observable((subscriber) => {
      // Before the source, which may speak while it is subscribed.
      routeOf(key).subscribe(subscriber);
      subscriber.add(
        routing$.subscribe({
          error: (error: unknown) => {
            subscriber.error(error);
          },
          complete: () => {
            subscriber.complete();
          },
        }),
      );
    });
}
