// The built package as a user's plain Node program meets it: by its name, through its `exports`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { doors, manifest, root } from './built.mjs';

describe('every door', () => {
  it('there are at least the five of the contract', () => {
    const names = doors.map(({ name }) => name);
    for (const name of ['agg-rx', 'agg-rx/operators', 'agg-rx/order', 'agg-rx/protocol', 'agg-rx/testing']) {
      assert.ok(names.includes(name), name);
    }
  });

  for (const { name } of doors) {
    it(`${name} opens in plain Node and has something behind it`, async () => {
      assert.notDeepEqual(Object.keys(await import(name)), []);
    });
  }

  it('nothing behind the doors can be had', async () => {
    await assert.rejects(import('agg-rx/dist/src/units/either.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
  });
});

describe('what a user does first', () => {
  it('the door has the names of the contract', async () => {
    const { createGateway, createSession, retryWithRefresh, restSnapshots, ConnectionError } = await import('agg-rx');
    for (const each of [createGateway, createSession, retryWithRefresh, restSnapshots, ConnectionError]) {
      assert.equal(typeof each, 'function');
    }
  });

  it('decodes a frame and folds an order', async () => {
    const { decode } = await import('agg-rx/protocol');
    const { applyToOrder, isOver } = await import('agg-rx/order');
    const order = ['dag_started', 'filled']
      .map((event) => ({ type: 'order_event', event, orderId: 'o1', timestamp: 1, filledAmountRaw: '5' }))
      .map((frame) => decode(JSON.stringify(frame)))
      .reduce((state, answer) => applyToOrder(state, answer.right), undefined);
    assert.equal(order.status, 'filled');
    assert.equal(order.fill.filledRaw, 5n);
    assert.equal(isOver(order), true);
  });

  it('follows an order with an operator', async () => {
    const { from, lastValueFrom } = await import('rxjs');
    const { orderLifecycle$ } = await import('agg-rx/operators');
    const failed = { type: 'order_event', event: 'failed', orderId: 'o1', timestamp: 1 };
    const order = await lastValueFrom(from([failed]).pipe(orderLifecycle$()));
    assert.equal(order.status, 'failed');
  });
});

describe('the command line', () => {
  it('each command is a file that Node runs', () => {
    const files = Object.values(manifest.bin);
    assert.notDeepEqual(files, []);
    for (const file of files) assert.match(readFileSync(resolve(root, file), 'utf8'), /^#!\/usr\/bin\/env node\n/);
  });
});
