import { hasLiveEvents, isEndFromRestAlone, isOver, restUpdatedAtMs, type OrderInput } from 'agg-rx/order';
import {
  dagCancelled,
  dagCompleted,
  dagFailed,
  dagStarted,
  failed,
  filled,
  orderSnapshot,
  orderSubmitted,
  partialFill,
  unrecognizedEvent,
} from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { orderFrom } from './support.js';

const dagRunId = 'run_1';

describe('isOver', () => {
  it.each<[string, OrderInput]>([
    ['filled', filled()],
    ['failed', failed()],
    ['dag_completed', dagCompleted()],
    ['dag_failed', dagFailed()],
    ['dag_cancelled', dagCancelled()],
    ['a final word from REST', orderSnapshot({ status: 'cancelled' })],
  ])('an order is over after %s', (_name, input) => {
    expect(isOver(orderFrom(input))).toBe(true);
  });

  it('an order without an end is not over', () => {
    expect(isOver(orderFrom(orderSubmitted(), dagStarted({ dagRunId })))).toBe(false);
  });

  it('a lone partial_fill does not end an order: more fills may follow', () => {
    expect(isOver(orderFrom(dagStarted({ dagRunId, timestamp: 1 }), partialFill({ timestamp: 2 })))).toBe(false);
  });

  it.each<[string, OrderInput]>([
    ['a failed', failed({ timestamp: 3 })],
    ['the completion of its newest run', dagCompleted({ dagRunId, timestamp: 3 })],
    ['the failure of its newest run', dagFailed({ dagRunId, timestamp: 3 })],
    ['the cancellation of its newest run', dagCancelled({ dagRunId, timestamp: 3 })],
    ['a final word from REST', orderSnapshot({ status: 'cancelled' })],
  ])('a partial_fill is settled by %s', (_name, input) => {
    const order = orderFrom(dagStarted({ dagRunId, timestamp: 1 }), partialFill({ timestamp: 2 }), input);

    expect(order.end).toBe('partially_filled');
    expect(isOver(order)).toBe(true);
  });

  it('a partial_fill is not settled by the end of an older run, nor by a word of REST that is not final', () => {
    const order = orderFrom(
      dagFailed({ dagRunId, timestamp: 1 }),
      dagStarted({ dagRunId: 'run_2', timestamp: 2 }),
      partialFill({ timestamp: 3 }),
      orderSnapshot({ status: 'partially_filled' }),
    );

    expect(isOver(order)).toBe(false);
  });
});

describe('disputed', () => {
  it.each<[string, OrderInput, OrderInput]>([
    ['filled and failed', filled(), failed()],
    ['filled and dag_failed of the newest run', filled(), dagFailed({ dagRunId })],
    ['filled on the stream, failed in REST', filled(), orderSnapshot({ status: 'failed' })],
    ['failed on the stream, filled in REST', failed(), orderSnapshot({ status: 'filled' })],
    ['failed in one snapshot, filled in another', orderSnapshot({ end: 'failed' }), orderSnapshot({ end: 'filled' })],
  ])('an order is disputed after %s', (_name, fill, failure) => {
    expect(orderFrom(fill, failure)).toMatchObject({ disputed: true, end: 'filled' });
  });

  it.each<[string, OrderInput, OrderInput]>([
    ['a fill alone', filled(), orderSubmitted()],
    ['a failure alone', failed(), orderSubmitted()],
    ['a cancelled run', filled(), dagCancelled({ dagRunId })],
    ['a partial fill and a failure: both can be true', partialFill(), failed()],
  ])('%s is no dispute', (_name, one, other) => {
    expect(orderFrom(one, other).disputed).toBe(false);
  });

  it('a failed run that a newer one replaced disputes nothing', () => {
    const order = orderFrom(
      dagFailed({ dagRunId, timestamp: 1 }),
      dagStarted({ dagRunId: 'run_2', timestamp: 2 }),
      filled({ timestamp: 3 }),
    );

    expect(order.disputed).toBe(false);
  });
});

describe('what is known from REST alone', () => {
  it('an end is, if only a snapshot gave it', () => {
    expect(isEndFromRestAlone(orderFrom(orderSubmitted(), orderSnapshot({ status: 'filled' })))).toBe(true);
  });

  it('an end is, if the stream told of a lower one', () => {
    expect(isEndFromRestAlone(orderFrom(partialFill(), orderSnapshot({ status: 'filled' })))).toBe(true);
  });

  it.each<[string, OrderInput]>([
    ['the same one', filled()],
    ['a higher one', orderSnapshot({ status: 'cancelled' })],
  ])('an end is not, if the stream told of %s', (_name, input) => {
    expect(isEndFromRestAlone(orderFrom(filled(), input))).toBe(false);
  });

  it('an order without an end has none from REST either', () => {
    expect(isEndFromRestAlone(orderFrom(orderSubmitted(), orderSnapshot({ status: 'open' })))).toBe(false);
  });

  it('restUpdatedAtMs is the greatest readable updatedAt of its snapshots', () => {
    const order = orderFrom(
      orderSnapshot({ updatedAt: '2024-03-09T16:00:00.000Z' }),
      orderSnapshot({ updatedAt: '2024-03-09T16:00:01.000Z' }),
      orderSnapshot({ updatedAt: 'yesterday' }),
    );

    expect(restUpdatedAtMs(order)).toBe(Date.UTC(2024, 2, 9, 16, 0, 1));
    expect(restUpdatedAtMs(orderFrom(filled()))).toBeUndefined();
  });

  it('an order that only REST has shown has no live events', () => {
    expect(hasLiveEvents(orderFrom(orderSnapshot()))).toBe(false);
    expect(hasLiveEvents(orderFrom(orderSnapshot(), unrecognizedEvent()))).toBe(true);
  });
});

describe('an amount that REST alone knows', () => {
  const traded = orderSnapshot({ status: 'open', filledAmountRaw: '5' });

  it.each<[string, OrderInput]>([
    ['a cancelled run', dagCancelled()],
    ['a failed run', dagFailed()],
    ['a failed order', failed()],
    ['a cancelled row', orderSnapshot({ status: 'cancelled', filledAmountRaw: '5' })],
    ['a failed row', orderSnapshot({ status: 'failed', filledAmountRaw: '5' })],
  ])('makes the end of %s a partial fill, and leaves the order over', (_name, input) => {
    const order = orderFrom(traded, input);
    expect(order.end).toBe('partially_filled');
    expect(isOver(order)).toBe(true);
  });

  it('gives no end by itself', () => {
    expect(orderFrom(traded).end).toBeUndefined();
  });

  it('does not call a completed run a partial fill: it may have been the whole', () => {
    expect(orderFrom(traded, dagCompleted()).end).toBe('completed');
  });

  it('of nothing changes no end', () => {
    expect(orderFrom(orderSnapshot({ status: 'cancelled', filledAmountRaw: '0' })).end).toBe('cancelled');
  });
});
