// What a browser is sent of the gateway and its operators: agg-rx, rxjs with its tslib, and no third.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measure } from '../../bench/speed/sections/bundle.mjs';

describe('a bundle of `createGateway` and three operators', async () => {
  const { withRxjs, withoutRxjs } = await measure();

  it('holds no byte of zod: messages are read by what was written from its schemas', () => {
    assert.deepEqual(withRxjs.packages, ['isomorphic-ws', 'rxjs', 'tslib']);
    assert.deepEqual(withoutRxjs.packages, ['isomorphic-ws']);
  });
});
