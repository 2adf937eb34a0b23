import { dagStarted, filled, orderSubmitted, unrecognizedEvent } from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { orderFrom } from './support.js';

describe('when an order was heard of', () => {
  it('first at its earliest timestamp, last at its latest, in whatever order they came', () => {
    const order = orderFrom(dagStarted({ timestamp: 2 }), filled({ timestamp: 3 }), orderSubmitted({ timestamp: 1 }));

    expect(order).toMatchObject({ firstEventAt: 1, lastEventAt: 3 });
  });

  it('an unrecognized event shows that the order exists, moves its times and nothing else', () => {
    const unknown = unrecognizedEvent({ name: 'order_amended', timestamp: 5 });

    expect(orderFrom(unknown)).toMatchObject({ status: 'submitted', firstEventAt: 5, lastEventAt: 5 });
    expect(orderFrom(unknown, dagStarted({ timestamp: 1 }))).toMatchObject({ status: 'running', lastEventAt: 5 });
    expect(orderFrom(unknown).userId).toBeUndefined();
    expect(orderFrom(unknown).venue).toBeUndefined();
  });
});

describe('whose it is, and where', () => {
  it('is what its latest event says', () => {
    const order = orderFrom(
      orderSubmitted({ venue: 'opinion', timestamp: 1 }),
      dagStarted({ userId: 'usr_2', venue: 'kalshi', timestamp: 3 }),
      filled({ userId: 'usr_9', venue: 'polymarket', timestamp: 2 }),
    );

    expect(order).toMatchObject({ userId: 'usr_2', venue: 'kalshi' });
  });

  it('is the greater name, where two events at one time differ', () => {
    const order = orderFrom(
      dagStarted({ userId: 'usr_2', venue: 'kalshi' }),
      filled({ userId: 'usr_1', venue: 'polymarket' }),
    );

    expect(order).toMatchObject({ userId: 'usr_2', venue: 'polymarket' });
  });

  it('is not known from an event that bears neither, and not forgotten because of one', () => {
    const bare = dagStarted({ userId: null, venue: null, timestamp: 2 });

    expect(orderFrom(bare).userId).toBeUndefined();
    expect(orderFrom(bare).venue).toBeUndefined();
    expect(orderFrom(filled({ timestamp: 1 }), bare)).toMatchObject({ userId: 'usr_1', venue: 'kalshi' });
  });
});

describe('what was ordered', () => {
  it('is what order_submitted says', () => {
    const order = orderFrom(orderSubmitted({ side: 'sell', price: 0.4, size: 7, outcomeId: 'vmo_1', timestamp: 5 }));

    expect(order.submission).toStrictEqual({ side: 'sell', price: 0.4, size: 7, outcomeId: 'vmo_1', timestamp: 5 });
    expect(orderFrom(dagStarted()).submission).toBeUndefined();
  });

  it.each([
    ['timestamp', { timestamp: 1 }, { timestamp: 2 }],
    ['side', { side: 'buy' }, { side: 'sell' }],
    ['price', { price: 0.5 }, { price: 0.6 }],
    ['size', { size: 9 }, { size: 10 }],
    ['outcomeId', { outcomeId: 'vmo_1' }, { outcomeId: 'vmo_2' }],
  ])('of two that differ first in their %s, it is the greater', (_name, less, greater) => {
    expect(orderFrom(orderSubmitted(less), orderSubmitted(greater)).submission).toMatchObject(greater);
  });

  it('is that of the later of two, whatever else they say', () => {
    const later = { side: 'buy', price: 0.1, size: 1, outcomeId: 'a', timestamp: 2 };

    expect(orderFrom(orderSubmitted({ side: 'sell', timestamp: 1 }), orderSubmitted(later)).submission).toStrictEqual(
      later,
    );
  });
});
