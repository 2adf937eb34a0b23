import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { messageOf } from './read.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const heapBytes = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

const messages = 2_000;
const frameBytes = 3_500;

/** A frame of a shape that is soon known, and long, as one with a long `note` is. */
const frameOf = (number: number): string => {
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
function keptBytes(keep: (frame: string) => readonly unknown[]): number {
  const kept: unknown[] = [];
  const before = heapBytes();
  for (let number = 0; number < messages; number += 1) kept.push(...keep(frameOf(number)));
  const bytes = (heapBytes() - before) / messages;
  expect(kept.length).toBeGreaterThanOrEqual(messages);
  return bytes;
}

it('the texts of a message hold no frame in memory', () => {
  const bytes = keptBytes((frame) => {
    const message = messageOf(frame);
    return message.type === 'order_event' && message.event === 'failed'
      ? [message.userId, message.orderId, message.dagRunId, message.errorReason]
      : [];
  });
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(900);
});

it('one that was cut from the frame would: the measure sees it', () => {
  expect(keptBytes((frame) => [frame.slice(60, 90)])).toBeGreaterThan(frameBytes / 2);
});
