import { applyToOrder, endOfRestStatus } from 'agg-rx/order';
import { dagStarted, failed, filled, orderSnapshot, orderSubmitted } from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { orderAfter, orderFrom } from './support.js';

describe('the final word of a REST row', () => {
  it.each([
    ['filled', 'filled'],
    ['FILLED', 'filled'],
    ['cancelled', 'cancelled'],
    ['Canceled', 'cancelled'],
    ['failed', 'failed'],
  ])('%j says %s', (status, end) => {
    expect(endOfRestStatus(status)).toBe(end);
    expect(orderFrom(orderSnapshot({ status })).end).toBe(end);
  });

  it.each(['unfilled', 'partially_filled', 'not filled', ' filled', 'fill', 'open', 'cancelling', 'toString', ''])(
    '%j says nothing: only the whole word counts, never a pattern',
    (status) => {
      expect(endOfRestStatus(status)).toBeNull();
      expect(orderFrom(orderSnapshot({ status })).end).toBeUndefined();
    },
  );

  it('is what the reader of the row made of it, where it made something', () => {
    expect(orderFrom(orderSnapshot({ status: 'done', end: 'filled' })).end).toBe('filled');
    expect(orderFrom(orderSnapshot({ status: 'filled', end: null })).end).toBeUndefined();
  });

  it('holds for good, though a later row says otherwise', () => {
    const order = orderFrom(
      orderSnapshot({ status: 'cancelled', updatedAt: '2024-03-09T16:00:00Z' }),
      orderSnapshot({ status: 'open', updatedAt: '2024-03-09T16:00:01Z' }),
    );

    expect(order.end).toBe('cancelled');
  });

  it('is partially filled after a row that differs from the one before in its amount alone', () => {
    const row = { status: 'cancelled', updatedAt: '2024-03-09T16:00:00Z' };

    expect(orderFrom(orderSnapshot(row), orderSnapshot({ ...row, filledAmountRaw: '5' })).end).toBe('partially_filled');
  });

  it('is not taken back by a newer run', () => {
    expect(orderFrom(orderSnapshot({ status: 'failed' }), dagStarted({ dagRunId: 'run_1' })).end).toBe('failed');
  });
});

describe('an order that only REST has shown', () => {
  it('is submitted, and has the times of its row', () => {
    const createdAt = '2024-03-09T16:00:00.000Z';
    const updatedAt = '2024-03-09T16:00:01.000Z';

    expect(orderFrom(orderSnapshot({ createdAt, updatedAt, venue: 'kalshi' }))).toMatchObject({
      status: 'submitted',
      venue: 'kalshi',
      steps: [],
      firstEventAt: Date.parse(createdAt),
      lastEventAt: Date.parse(updatedAt),
    });
  });

  it('has the earliest createdAt and the latest updatedAt of its rows', () => {
    const order = orderFrom(
      orderSnapshot({ createdAt: '2024-03-09T16:00:00Z', updatedAt: '2024-03-09T17:00:00Z' }),
      orderSnapshot({ createdAt: '2024-03-09T16:00:01Z', updatedAt: '2024-03-09T17:00:01Z' }),
    );

    expect(new Date(order.firstEventAt).toISOString()).toBe('2024-03-09T16:00:00.000Z');
    expect(new Date(order.lastEventAt).toISOString()).toBe('2024-03-09T17:00:01.000Z');
  });

  it('lends the time that its row has to the one that it lacks, and has 0 for both without any', () => {
    const at = '2024-03-09T16:00:00Z';
    const times = (fields: Parameters<typeof orderSnapshot>[0]) => {
      const { firstEventAt, lastEventAt } = orderFrom(orderSnapshot(fields));
      return [firstEventAt, lastEventAt];
    };

    expect(times({ createdAt: at })).toEqual([Date.parse(at), Date.parse(at)]);
    expect(times({ updatedAt: at, createdAt: null })).toEqual([Date.parse(at), Date.parse(at)]);
    expect(times({ createdAt: 'yesterday', updatedAt: '' })).toEqual([0, 0]);
  });
});

describe('an order that REST and the stream have shown', () => {
  it('has the times of its live events', () => {
    const order = orderFrom(
      orderSnapshot({ createdAt: '2001-01-01T00:00:00Z', updatedAt: '2031-01-01T00:00:00Z' }),
      filled({ timestamp: 5 }),
    );

    expect(order).toMatchObject({ firstEventAt: 5, lastEventAt: 5 });
  });

  it('has the venue that REST names only as long as no event names one', () => {
    const row = orderSnapshot({ venue: 'zeta', updatedAt: '2031-01-01T00:00:00Z' });

    expect(orderFrom(row, failed({ venue: null })).venue).toBe('zeta');
    expect(orderFrom(row, orderSubmitted({ venue: 'kalshi' })).venue).toBe('kalshi');
  });

  it('has the venue of the row that changed last, of the greater name where they tie', () => {
    const earlier = orderSnapshot({ venue: 'opinion', updatedAt: '2024-03-09T16:00:00Z' });
    const later = orderSnapshot({ venue: 'kalshi', updatedAt: '2024-03-09T16:00:01Z' });

    expect(orderFrom(earlier, later).venue).toBe('kalshi');
    expect(orderFrom(orderSnapshot({ venue: 'opinion' }), orderSnapshot({ venue: 'kalshi' })).venue).toBe('opinion');
  });

  it('is unchanged by the same row read again, in whichever epoch', () => {
    const row = { status: 'filled', filledAmountRaw: '5', venue: 'kalshi', updatedAt: '2024-03-09T16:00:00Z' };
    const order = orderAfter(orderSubmitted(), orderSnapshot({ ...row, epoch: 1 }));

    expect(applyToOrder(order, orderSnapshot({ ...row, epoch: 2 }))).toBe(order);
  });
});
