import { of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { routeBy } from '../../src/streams/routeBy.js';
import { marbles } from '../support/marbles.js';

const letterOf = (value: string): string => value.slice(0, 1);

describe('routeBy', () => {
  it(
    'gives each key its own values, over one subscription to the source',
    marbles((m) => {
      const source$ = m.hot('   -a-b-c-a-|', { a: 'a1', b: 'b1', c: 'c1' });
      const route$ = routeBy(source$, letterOf);
      m.expect(route$('a')).toBeObservable(' -a-----a-|', { a: 'a1' });
      m.expect(route$('b')).toBeObservable(' ---b-----|', { b: 'b1' });
      m.expect(route$('z')).toBeObservable(' ---------|');
      m.expect(source$).toHaveSubscriptions('^--------!');
    }),
  );

  it(
    'errors with the source',
    marbles((m) => {
      const source$ = m.hot('                  -a-#', { a: 'a1' });
      m.expect(routeBy(source$, letterOf)('a')).toBeObservable('-a-#', { a: 'a1' });
    }),
  );

  it(
    'lets go of the source with its last subscriber, and takes it up again with the next',
    marbles((m) => {
      const source$ = m.hot('              -a-a-a-a-|', { a: 'a1' });
      const route$ = routeBy(source$, letterOf);
      m.expect(route$('a'), '^-!').toBeObservable('-a--', { a: 'a1' });
      m.expect(route$('a'), '----^-!').toBeObservable('-----a--', { a: 'a1' });
      m.expect(source$).toHaveSubscriptions(['^-!', '----^-!']);
    }),
  );

  it('hears a source that speaks while it is subscribed', () => {
    const seen: string[] = [];
    routeBy(of('a1', 'b1', 'a2'), letterOf)('a').subscribe((value) => seen.push(value));
    expect(seen).toStrictEqual(['a1', 'a2']);
  });
});
