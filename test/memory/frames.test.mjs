// That a message keeps no more in memory than its own frame, and an order nothing of any. `npm run test:memory`
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { balanceByVenue$, foldByKey, orderLifecycle$ } from 'agg-rx/operators';
import { decode } from 'agg-rx/protocol';
import { Subject } from 'rxjs';

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

/** Frames as long as those above, of everything that an order keeps a text of. */
const framesOf = (number) => {
  const id = String(number).padStart(8, '0');
  const common = {
    userId: `usr_of_a_longer_name`,
    orderId: `ord_${id}_a_longer_id`,
    venue: 'a-venue-of-a-longer-name',
  };
  const run = { dagRunId: `3fa85f64-5717-4562-b3fc-2c96${id}`, templateName: 'buy-across-two-venues' };
  const step = { stepId: `submit-order-${id}`, stepType: 'submit-order-to-venue', sequence: 1 };
  const reason = `Polymarket CLOB error (400): not enough balance for the order ${id}`;
  const { orderId, venue } = common;
  const rest = { note: 'x'.repeat(frameBytes - 300), timestamp: 1_710_705_123_456 };
  return [
    {
      type: 'order_submitted',
      venue,
      orderId,
      side: 'buy-with-care-taken',
      price: 0.5,
      size: 2,
      outcomeId: `outcome-${id}`,
    },
    { type: 'order_event', event: 'dag_started', ...common, ...run },
    { type: 'order_event', event: 'step_failed', ...common, ...run, ...step, errorReason: reason },
    { type: 'order_event', event: 'failed', ...common, error: reason },
    { type: 'balance_update', venue: `a-longer-venue-${id}`, tradingBalanceCents: 1 },
  ].map((message) => JSON.stringify({ ...message, ...rest }));
};

/** The bytes that stay in use for each order, when the frames of so many go through a stream. */
function bytesAnOrder(orders, operator) {
  const events$ = new Subject();
  let outputs = 0;
  events$.pipe(operator).subscribe(() => (outputs += 1));
  const push = (number) => framesOf(number).forEach((frame) => events$.next(decode(frame).right));
  push(0);
  const before = heapBytes();
  for (let number = 1; number <= orders; number += 1) push(number);
  const bytes = (heapBytes() - before) / orders;
  assert.ok(outputs > orders);
  return bytes;
}

it('an order that is kept holds no frame in memory', () => {
  const bytes = bytesAnOrder(messages, orderLifecycle$({ rememberOver: messages }));
  assert.ok(bytes > 200 && bytes < 0.6 * frameBytes, `${bytes} bytes an order`);
});

it('nor does the id of one that was forgotten', () => {
  const bytes = bytesAnOrder(messages, orderLifecycle$({ rememberOver: 0, rememberForgotten: messages }));
  assert.ok(bytes > 20 && bytes < 500, `${bytes} bytes an order`);
});

it('nor does a balance', () => {
  const bytes = bytesAnOrder(500, balanceByVenue$());
  assert.ok(bytes > 20 && bytes < 500, `${bytes} bytes a venue`);
});

it('nor does the key of a fold of your own', () => {
  const bytes = bytesAnOrder(
    messages,
    foldByKey({
      select: ({ orderId }) => orderId !== undefined,
      keyOf: ({ orderId }) => orderId,
      step: (n = 0) => n + 1,
    }),
  );
  assert.ok(bytes > 20 && bytes < 500, `${bytes} bytes a key`);
});
