import { EMPTY, filter, fromEvent, merge, type Observable } from 'rxjs';

/**
 * When a browser comes back: online again, or visible after it was hidden, as after sleep. What waits for a
 * timer looks at once then. Elsewhere it never emits.
 */
export function browserWake(): Observable<unknown> {
  const { document, window } = globalThis as { readonly document?: Document; readonly window?: Window };
  if (document === undefined || window === undefined) return EMPTY;
  return merge(
    fromEvent(window, 'online'),
    fromEvent(document, 'visibilitychange').pipe(filter(() => document.visibilityState === 'visible')),
  );
}
