// That what is kept of a message keeps no frame. `npm run test:memory`
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

it('the texts of a message hold no frame in memory, and each is in one piece', () => {
  const bytes = keptBytes((frame) => {
    const { userId, orderId, dagRunId, errorReason } = decode(frame).right;
    return [userId, orderId, dagRunId, errorReason];
  });
  // 32 letters and a header of 16 bytes and less, of each of four, and of 70 letters in one: 300 bytes or so.
  assert.ok(bytes > 0 && bytes < 450, `${bytes} bytes a message`);
});

it('one that was cut from the frame would: the measure sees it', () => {
  const bytes = keptBytes((frame) => [frame.slice(60, 90)]);
  assert.ok(bytes > frameBytes / 2, `${bytes} bytes a message`);
});
