import { defer, take, throwIfEmpty, type Observable } from 'rxjs';

/** One answer of a source that may be anyone's: a throw is an error, no answer is one too, more than one is cut. */
export function once<T>(ask: () => Observable<T>): Observable<T> {
  return defer(ask).pipe(
    take(1),
    throwIfEmpty(() => new Error('the source gave no answer')),
  );
}
