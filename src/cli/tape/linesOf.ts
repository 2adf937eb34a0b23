import { concat, defer, EMPTY, mergeMap, of, type Observable } from 'rxjs';

/** The lines of a text that comes in pieces, without their ends; a last one that has no end counts too. */
export function linesOf(text$: Observable<string>): Observable<string> {
  return defer(() => {
    let begun = '';
    const whole$ = text$.pipe(
      mergeMap((piece) => {
        const lines = (begun + piece).split('\n');
        begun = lines.pop() ?? '';
        return lines;
      }),
    );
    return concat(
      whole$,
      defer(() => (begun === '' ? EMPTY : of(begun))),
    );
  });
}
