import { configure } from 'rxjs-marbles';
import { delay, timer } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { marbles } from 'agg-rx/testing';

const marble = marbles(configure, expect);

describe('marbles', () => {
  it(
    'runs a test on virtual time',
    marble((m) => {
      const source$ = m.hot('-a-b--|');
      const expected = '     ---a-b|';

      m.expect(source$.pipe(delay(2))).toBeObservable(expected);
    }),
  );

  it(
    'lets an hour pass at once',
    marble((m) => {
      m.expect(timer(3_600_000)).toBeObservable('60m (a|)', { a: 0 });
    }),
  );

  it('fails a test whose streams differ', () => {
    expect(
      marble((m) => {
        m.expect(m.hot('-a-|')).toBeObservable('--a|');
      }),
    ).toThrow();
  });

  it('tells a field that is undefined from one that is absent', () => {
    expect(
      marble((m) => {
        m.expect(m.hot<object>('a', { a: { x: undefined } })).toBeObservable('a', { a: {} });
      }),
    ).toThrow();
  });

  it('refuses a body that gives a promise: what it asserts would come too late to fail', () => {
    expect(marble(async () => Promise.resolve())).toThrow('must not be async');
  });
});
