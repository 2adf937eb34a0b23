import { configure, type Context } from 'rxjs-marbles';
import { expect } from 'vitest';

const { marbles: bound } = configure({
  assertDeepEqual: (actual, expected) => {
    expect(actual).toStrictEqual(expected);
  },
  frameworkMatcher: true,
  run: true,
});

/**
 * A marble test on virtual time: bare `asyncScheduler`s run on it too. Assertions are looked at when the body has
 * returned, so a body that gives a promise would always be green: it is refused.
 */
export const marbles = (body: (m: Context) => unknown): (() => void) =>
  bound((m: Context) => {
    if (body(m) instanceof Promise) throw new TypeError('a marble test must not be async');
  });
