import { either as E } from 'fp-ts';
import { expect, it } from 'vitest';
import { left, right } from '../../src/units/either.js';

it('what is built here is what fp-ts builds', () => {
  expect(left('why')).toStrictEqual(E.left('why'));
  expect(right(5)).toStrictEqual(E.right(5));
});
