// The installed package in the Node that runs this test.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { makeConsumer, run } from './consumer.mjs';
import { followsOrders } from './followed.mjs';

let consumer;
before(() => {
  consumer = makeConsumer({ files: 'programs' });
});
after(() => consumer?.remove());

describe(`installed, in Node ${process.version}`, () => {
  for (const file of ['import.mjs', 'require.cjs']) {
    it(`${file} follows orders through a broken connection to their ends, and ends by itself`, () =>
      followsOrders({ program: process.execPath, args: [file], at: consumer.at }));
  }

  it('brings its own simulated gateway', () => {
    assert.equal(run(process.execPath, ['testing.mjs'], { cwd: consumer.at }), 'filled\n');
  });

  it('brings its command', () => {
    assert.match(run('npx', ['--no-install', 'agg-rx', '--help'], { cwd: consumer.at }), /watch/);
  });
});
