import { expect, it } from 'vitest';
import { absurd } from '../../src/units/absurd.js';

type Light = 'red' | 'green';

function mayGo(light: Light): boolean {
  switch (light) {
    case 'red':
      return false;
    case 'green':
      return true;
    default:
      return absurd(light, false);
  }
}

it('a value that no type foresaw gives the fallback', () => {
  expect(mayGo(JSON.parse('"yellow"') as Light)).toBe(false);
});

it('every case that has a name is answered by its own branch', () => {
  expect([mayGo('red'), mayGo('green')]).toStrictEqual([false, true]);
});
