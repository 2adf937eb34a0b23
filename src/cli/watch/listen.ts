import {
  catchError,
  concat,
  defer,
  EMPTY,
  endWith,
  map,
  of,
  shareReplay,
  switchMap,
  take,
  takeUntil,
  takeWhile,
  tap,
  type MonoTypeOperatorFunction,
  type Observable,
} from 'rxjs';
import { realClock } from '../heard/clock.js';
import type { Heard, HeardAt } from '../heard/heard.js';
import { told } from '../heard/told.js';
import type { CliPorts } from '../ports.js';
import type { Change, Seen } from './change.js';
import { messageOf } from './messageOf.js';
import type { Source } from './source.js';
import { applyToView, emptyView } from './view.js';

/**
 * Listens to a source until it ends or the user wants no more; tells what is seen, why it failed too.
 *
 * @param keep is handed what is heard, and hands on what is to be shown of it
 */
export function listen(
  source$: Observable<Source>,
  { interrupted$, nowMs }: Pick<CliPorts, 'interrupted$' | 'nowMs'>,
  keep: (source: Source) => MonoTypeOperatorFunction<HeardAt> = () => (heard$) => heard$,
): Observable<Seen> {
  // Asked for more than once, and it tells but once.
  const stop$ = interrupted$.pipe(take(1), shareReplay({ bufferSize: 1, refCount: false }));
  const given$ = source$.pipe(takeUntil(stop$));
  const seenNow = (change: Change): Seen => ({ ...change, at: nowMs() });

  function seenOf(source: Source): Observable<Seen> {
    let view = emptyView;
    const heard$ = source.heard$.pipe(
      catchError((error: unknown) => of<Heard>({ type: 'failed', reason: messageOf(error) })),
      takeUntil(stop$),
      endWith<Heard>({ type: 'end' }),
    );
    const stamped$ = heard$.pipe(map((heard): HeardAt => ({ ...heard, at: nowMs() })));
    const seen$ = told(stamped$.pipe(keep(source)), realClock).pipe(
      tap((seen) => {
        view = applyToView(view, seen);
      }),
    );
    const summary$ = defer(() => {
      const summary = source.summaryOf?.(view);
      return summary === undefined ? EMPTY : of(seenNow({ type: 'summary', summary }));
    });
    return concat(seen$, summary$.pipe(takeUntil(stop$)));
  }

  return given$.pipe(
    switchMap((source) => defer(() => seenOf(source))),
    catchError((error: unknown) => of(seenNow({ type: 'failed', reason: messageOf(error) }))),
    takeWhile(({ type }) => type !== 'failed', true),
  );
}
