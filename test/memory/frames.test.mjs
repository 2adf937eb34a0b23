// That a message keeps no more in memory than its own frame. `npm run test:memory`
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { decode } from 'agg-rx/protocol';

const messages = 2_000;
const frameBytes = 3_500;

assert.ok(globalThis.gc, 'this test needs node --expose-gc');

function heapBytes() {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

/** A frame of a shape that is soon known, and long, as one with a long `note` is. */
const frameOf = (number) => {
  const id = String(number).padStart(8, '0');
  return JSON.stringify({
    type: 'order_event',
    event: 'failed',
    userId: `usr_${id}`,
    orderId: `ord_${id}_a_longer_id`,
    dagRunId: `3fa85f64-5717-4562-b3fc-2c96${id}`,
    errorReason: `Polymarket CLOB error (400): not enough balance for the order ${id}`,
    note: 'x'.repeat(frameBytes - 300),
    timestamp: 1_710_705_123_456,
  });
};

/** The bytes that stay in use for each frame, when of each frame the given things are kept. */
function keptBytes(keep) {
  keep(frameOf(0));
  const kept = [];
  const before = heapBytes();
  for (let number = 0; number < messages; number += 1) kept.push(...keep(frameOf(number)));
  const bytes = (heapBytes() - before) / messages;
  assert.ok(kept.length >= messages);
  return bytes;
}

// A message of eight fields and its texts, each a view of 32 bytes.
const ownBytes = 500;

it('a message holds its own frame in memory at the most', () => {
  const bytes = keptBytes((frame) => [decode(frame).right]);
  assert.ok(bytes > 0 && bytes < frameBytes + ownBytes, `${bytes} bytes a message`);
});

it('the decoder itself holds none', () => {
  const bytes = keptBytes((frame) => [decode(frame).right.timestamp]);
  assert.ok(bytes < ownBytes, `${bytes} bytes a message`);
});

it('what holds two frames is seen by the measure', () => {
  const bytes = keptBytes((frame) => [decode(frame).right, ` ${frame}`.slice(9)]);
  assert.ok(bytes > 1.5 * frameBytes, `${bytes} bytes a message`);
});
