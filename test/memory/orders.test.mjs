// What a long life costs: a million orders that ended, a hundred thousand that are open. `npm run test:memory`
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { orderLifecycle$, ordersOf } from 'agg-rx/operators';
import { isOver } from 'agg-rx/order';
import { Subject } from 'rxjs';

const opened = 100_000;
// A Map makes room for what comes and goes by doubling, once: before the measure begins it has done so.
const endedBefore = 200_000;
const endedMore = 1_000_000;
const ended = endedBefore + endedMore;
const rememberOver = 1_000;
const rememberForgotten = 10_000;
// One byte an order. The least that could leak of one is a pointer, which has eight.
const mayGrowBytes = endedMore;

assert.ok(globalThis.gc, 'this test needs node --expose-gc');

const event = (orderId, name, fields) => ({
  type: 'order_event',
  event: name,
  userId: 'usr_1',
  venue: 'kalshi',
  orderId,
  timestamp: 1_710_000_000_000,
  ...fields,
});
const step = { dagRunId: 'run_1', stepId: 's1', stepType: 'submit-order', sequence: 1, totalSteps: 7 };
const fill = { filledAmountRaw: '1000000', remainingAmountRaw: '0' };

/** Ids as they come from a frame: each a string of its own. */
const openId = (index) => `open-${index}`;
const endedId = (index) => `ended-${index}`;

function heapBytes() {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

describe('orderLifecycle$ over a million orders', () => {
  const events$ = new Subject();
  let emitted = [];
  let states = 0;
  const heap = {};

  const next = (...inputs) => {
    emitted = [];
    for (const input of inputs) events$.next(input);
    return emitted;
  };
  const runThrough = (index) => {
    events$.next(event(endedId(index), 'step_started', step));
    events$.next(event(endedId(index), 'filled', fill));
  };

  before(() => {
    events$.pipe(orderLifecycle$({ rememberOver, rememberForgotten })).subscribe((state) => {
      states += 1;
      emitted = [state];
    });
    heap.empty = heapBytes();
    for (let index = 0; index < opened; index += 1) events$.next(event(openId(index), 'step_started', step));
    heap.open = heapBytes();
    for (let index = 0; index < endedBefore; index += 1) runThrough(index);
    heap.warm = heapBytes();
    for (let index = endedBefore; index < ended; index += 1) runThrough(index);
    heap.after = heapBytes();
    const kB = (bytes) => `${Math.round(bytes / 1_000).toLocaleString('en')} kB`;
    console.log(`${opened.toLocaleString('en')} open orders: ${kB(heap.open - heap.empty)}`);
    console.log(`the memory of what ended: ${kB(heap.warm - heap.open)}`);
    console.log(`${endedMore.toLocaleString('en')} orders more that ended: ${kB(heap.after - heap.warm)}`);
  });

  it('was told of every one of them', () => {
    assert.equal(states, opened + 2 * ended);
  });

  it('costs nothing for an order that ended beyond those it remembers', () => {
    assert.ok(heap.after - heap.warm < mayGrowBytes, `${heap.after - heap.warm} bytes`);
  });

  it('keeps those it remembers, and so the measure sees what is kept', () => {
    assert.ok(heap.open - heap.empty > opened * 100, `${heap.open - heap.empty} bytes of open orders`);
    assert.ok(heap.warm - heap.open > rememberOver * 100, `${heap.warm - heap.open} bytes of what ended`);
  });

  it('still knows every open order: one more event goes on from its step', () => {
    for (let index = 0; index < opened; index += 1) {
      const [state] = next(event(openId(index), 'step_completed', { ...step, timestamp: 1_710_000_000_001 }));
      assert.equal(state.orderId, openId(index));
      assert.equal(isOver(state), false);
      assert.equal(state.firstEventAt, 1_710_000_000_000);
    }
  });

  it('still knows the last that ended: a late repeat says nothing, a late failure shows the dispute', () => {
    for (const index of [ended - 1, ended - rememberOver]) {
      assert.deepEqual(next(event(endedId(index), 'filled', fill)), []);
      const [state] = next(event(endedId(index), 'failed', { errorReason: 'late' }));
      assert.equal(state.disputed, true);
    }
  });

  it('opens nothing for a late event of one of the last that it forgot', () => {
    for (let index = ended - rememberOver - rememberForgotten; index < ended - rememberOver; index += 1) {
      assert.deepEqual(next(event(endedId(index), 'step_failed', step), event(endedId(index), 'failed')), []);
    }
  });

  it('opens an order of which a fill comes late, whichever fill', () => {
    const forgotten = ended - rememberOver - 1;
    const [partly] = next(event(endedId(forgotten), 'partial_fill', { filledAmountRaw: '400000' }));
    assert.equal(partly.status, 'partially_filled');
    const [full] = next(event(endedId(forgotten - 1), 'filled', fill));
    assert.equal(full.status, 'filled');
    assert.equal(full.fill.filledRaw, 1_000_000n);
  });

  it('takes an order that it forgot altogether for a new one', () => {
    const [state] = next(event(endedId(0), 'step_started', step));
    assert.equal(state.status, 'running');
  });
});

describe('ordersOf watched by many who come and go', () => {
  const watched = 200_000;

  it('keeps nothing of a watch that nobody has any more', () => {
    const orders = ordersOf(new Subject());
    const stays = orders.order$('stays').subscribe();
    const watch = (from, to) => {
      for (let index = from; index < to; index += 1) orders.order$(openId(index)).subscribe().unsubscribe();
    };
    watch(0, 1_000);
    const before = heapBytes();

    watch(1_000, watched);

    const grown = heapBytes() - before;
    stays.unsubscribe();
    assert.ok(grown < watched, `${grown} bytes`);
  });
});
