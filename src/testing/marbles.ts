/** The part of rxjs-marbles' `configure` that is needed here; the package itself is handed in. */
export type ConfigureMarbles<Context> = (configuration: {
  readonly run: boolean;
  readonly frameworkMatcher: boolean;
  readonly assertDeepEqual: (actual: unknown, expected: unknown) => void;
}) => { readonly marbles: (test: (m: Context) => unknown) => () => unknown };

/** An `expect` such as vitest's or jest's. */
export type StrictExpect = (actual: unknown) => { readonly toStrictEqual: (expected: unknown) => unknown };

/**
 * rxjs-marbles bound to an `expect`: a marble test on virtual time, whose differences are drawn by the test
 * framework. Equal means strictly equal: a field that is `undefined` is not a field that is absent.
 *
 * rxjs-marbles is an optional peer, so it is handed in: this door opens without it. Assertions are looked
 * at when the test's body has returned, so a body that gives a promise would always be green: it is refused.
 *
 * @param configure `configure` of rxjs-marbles 7
 * @param expect the test framework's
 * @example
 * import { configure } from 'rxjs-marbles';
 * import { expect, it } from 'vitest';
 * import { marbles } from 'agg-rx/testing';
 *
 * const marble = marbles(configure, expect);
 *
 * it('passes the source on', marble((m) => {
 *   const source$ = m.hot('-a-b-|');
 *   m.expect(source$).toBeObservable('-a-b-|');
 * }));
 * @see {@link simulatedSocket} for tests of a whole connection
 */
export function marbles<Context>(
  configure: ConfigureMarbles<Context>,
  expect: StrictExpect,
): (test: (m: Context) => unknown) => () => void {
  const bound = configure({
    run: true,
    frameworkMatcher: true,
    assertDeepEqual: (actual, expected) => {
      expect(actual).toStrictEqual(expected);
    },
  }).marbles;
  return (test) => {
    const run = bound((m) => {
      if (test(m) instanceof Promise) throw new TypeError('a marble test must not be async');
    });
    return () => {
      run();
    };
  };
}
