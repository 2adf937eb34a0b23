import { ignoreElements, Observable, share, tap, type ShareConfig, type Subscriber } from 'rxjs';

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
  /** Who listens to a type. No list is ever changed, so that an item goes to those who were there when it came. */
  const routes = new Map<T['type'], readonly Subscriber<never>[]>();
  const listenersTo = (type: T['type']): readonly Subscriber<never>[] => routes.get(type) ?? [];
  const routing$ = source$.pipe(
    tap((item) => {
      for (const listener of listenersTo(item.type)) listener.next(item as never);
    }),
    ignoreElements(),
    share(sharing),
  );
  return (...types) =>
    new Observable((subscriber) => {
      // Before the source, which may speak while it is subscribed.
      for (const type of types) routes.set(type, [...listenersTo(type), subscriber]);
      subscriber.add(() => {
        for (const type of types) {
          routes.set(
            type,
            listenersTo(type).filter((listener) => listener !== subscriber),
          );
        }
      });
      routing$.subscribe(subscriber);
    });
}
