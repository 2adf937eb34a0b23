import { restOrderSchema } from 'agg-rx/protocol';
import { describe, expect, it } from 'vitest';

const row = {
  id: 'order-abc-123',
  venue: 'polymarket',
  status: 'queued',
  side: 'buy',
  amountRaw: '1000000',
  slippageBps: 50,
  filledAmountRaw: '0',
  errorMessage: null,
  createdAt: '2024-03-17T20:05:23.456Z',
  updatedAt: '2024-03-17T20:05:23.456Z',
  venueMarket: { id: 'm1', question: '?', image: '' },
};

describe('a row of the orders that REST gives', () => {
  it('keeps every field, those that this library does not read too', () => {
    expect(restOrderSchema.parse(row)).toStrictEqual(row);
  });

  it('needs an id and a status, and takes any word as a status', () => {
    expect(restOrderSchema.parse({ id: 'o1', status: 'unheard of' })).toStrictEqual({ id: 'o1', status: 'unheard of' });
    expect(restOrderSchema.safeParse({ status: 'filled' }).success).toBe(false);
    expect(restOrderSchema.safeParse({ id: 'o1' }).success).toBe(false);
  });
});
