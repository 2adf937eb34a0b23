import { orderToJson } from 'agg-rx/order';
import { filled, orderSubmitted, partialFill } from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { orderAfter } from './support.js';

describe('orderToJson', () => {
  it('writes each bigint as a string of digits and leaves out the facts', () => {
    const order = orderAfter(
      orderSubmitted({ timestamp: 1 }),
      filled({ filledAmountRaw: '12345678901234567890', remainingAmountRaw: '0', timestamp: 2 }),
    );

    expect(JSON.parse(JSON.stringify(orderToJson(order)))).toStrictEqual({
      orderId: 'o1',
      status: 'filled',
      end: 'filled',
      disputed: false,
      userId: 'usr_1',
      venue: 'kalshi',
      submission: { side: 'buy', price: 0.55, size: 100, outcomeId: 'vmo_1', timestamp: 1 },
      steps: [],
      fill: { filledRaw: '12345678901234567890', remainingRaw: '0' },
      firstEventAt: 1,
      lastEventAt: 2,
    });
  });

  it('leaves out what is not known', () => {
    expect(orderToJson(orderAfter(orderSubmitted()))).not.toHaveProperty('fill');
    expect(orderToJson(orderAfter(partialFill({ filledAmountRaw: '5' }))).fill).toStrictEqual({ filledRaw: '5' });
  });
});
