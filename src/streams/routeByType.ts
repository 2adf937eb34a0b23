import { ignoreElements, Observable, share, Subject, tap, type ShareConfig } from 'rxjs';

/** The items of some types, in their order; of none at all, only how they end. */
export type StreamOf<T extends { readonly type: string }> = <K extends T['type']>(
  ...types: readonly K[]
) => Observable<Extract<T, { readonly type: K }>>;

/**
 * Streams of some types each, of which the source is subscribed once for all: an item costs those alone who asked for
 * its type, where as many filters would each look at all items. Errors and completes with the source.
 */
export function routeByType<T extends { readonly type: string }>(
  source$: Observable<T>,
  sharing: ShareConfig<never> = {},
): StreamOf<T> {
  const routes = new Map<T['type'], Subject<never>>();
  const routing$ = source$.pipe(
    tap((item) => routes.get(item.type)?.next(item as never)),
    ignoreElements(),
    share(sharing),
  );
  const routeOf = (type: T['type']): Subject<never> => {
    const route = routes.get(type) ?? new Subject<never>();
    routes.set(type, route);
    return route;
  };
  return (...types) =>
    new Observable((subscriber) => {
      // Before the source, which may speak while it is subscribed.
      for (const type of types) routeOf(type).subscribe(subscriber);
      routing$.subscribe(subscriber);
    });
}
