import { of, Subject, Subscription } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { routeByType } from '../../src/streams/routeByType.js';
import { marbles } from '../support/marbles.js';

const a1 = { type: 'a', of: 1 } as const;
const a2 = { type: 'a', of: 2 } as const;
const b1 = { type: 'b', of: 1 } as const;
const c1 = { type: 'c', of: 1 } as const;
type Item = typeof a1 | typeof a2 | typeof b1 | typeof c1 | { readonly type: 'z' };

describe('routeByType', () => {
  it(
    'gives the items of a type, over one subscription to the source',
    marbles((m) => {
      const source$ = m.hot<Item>('-a-b-c-a-|', { a: a1, b: b1, c: c1 });
      const streamOf$ = routeByType(source$);
      m.expect(streamOf$('a')).toBeObservable(' -a-----a-|', { a: a1 });
      m.expect(streamOf$('b')).toBeObservable(' ---b-----|', { b: b1 });
      m.expect(streamOf$('z')).toBeObservable(' ---------|');
      m.expect(source$).toHaveSubscriptions('^--------!');
    }),
  );

  it(
    'gives the items of several types in their order',
    marbles((m) => {
      const source$ = m.hot<Item>('              -a-b-c-a-|', { a: a1, b: b1, c: c1 });
      m.expect(routeByType(source$)('b', 'a')).toBeObservable('-a-b---a-|', { a: a1, b: b1 });
      m.expect(source$).toHaveSubscriptions('            ^--------!');
    }),
  );

  it(
    'gives nothing but the end where no type is asked for',
    marbles((m) => {
      const source$ = m.hot<Item>('          -a-|', { a: a1 });
      m.expect(routeByType(source$)()).toBeObservable('---|');
      m.expect(source$).toHaveSubscriptions('         ^--!');
    }),
  );

  it(
    'errors with the source',
    marbles((m) => {
      const source$ = m.hot<Item>('             -a-#', { a: a1 });
      m.expect(routeByType(source$)('a')).toBeObservable('-a-#', { a: a1 });
    }),
  );

  it(
    'lets go of the source with its last subscriber, and takes it up again with the next',
    marbles((m) => {
      const source$ = m.hot<Item>('         -a-a-a-a-|', { a: a1 });
      const streamOf$ = routeByType(source$);
      m.expect(streamOf$('a'), '^-!').toBeObservable('-a--', { a: a1 });
      m.expect(streamOf$('a'), '----^-!').toBeObservable('-----a--', { a: a1 });
      m.expect(source$).toHaveSubscriptions(['^-!', '----^-!']);
    }),
  );

  it('hears a source that speaks while it is subscribed', () => {
    const seen: unknown[] = [];
    routeByType<Item>(of(a1, b1, a2))('a').subscribe((item) => seen.push(item));
    expect(seen).toStrictEqual([a1, a2]);
  });

  it('gives an item to those who were there when it came', () => {
    const source = new Subject<Item>();
    const streamOf$ = routeByType(source);
    const seen: string[] = [];
    const late = new Subscription();
    const comesLate = (): void => {
      late.add(streamOf$('a').subscribe(() => seen.push('late')));
    };
    const first = streamOf$('a').subscribe(() => {
      seen.push('first');
      first.unsubscribe();
      second.unsubscribe();
      comesLate();
    });
    const second = streamOf$('a').subscribe(() => seen.push('second'));

    source.next(a1);
    expect(seen).toStrictEqual(['first']);
    source.next(a2);

    expect(seen).toStrictEqual(['first', 'late']);
    late.unsubscribe();
    expect(source.observed).toBe(false);
  });
});
