import type { OrderInput } from 'agg-rx/order';
import { dagStarted, filled, orderSnapshot, partialFill } from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { orderFrom } from './support.js';

describe('what was traded', () => {
  it('is what a fill says, as a bigint, to the last digit', () => {
    const order = orderFrom(filled({ filledAmountRaw: '123456789012345678901234567890', remainingAmountRaw: '0' }));

    expect(order.fill).toEqual({ filledRaw: 123456789012345678901234567890n, remainingRaw: 0n });
  });

  it('an amount may be a whole number', () => {
    const order = orderFrom(partialFill({ filledAmountRaw: 1_000_000, remainingAmountRaw: Number.MAX_SAFE_INTEGER }));

    expect(order.fill).toEqual({ filledRaw: 1_000_000n, remainingRaw: BigInt(Number.MAX_SAFE_INTEGER) });
  });

  it('amounts are running totals: the largest counts, and nothing is added up', () => {
    const order = orderFrom(
      partialFill({ filledAmountRaw: '9', timestamp: 1 }),
      partialFill({ filledAmountRaw: '10', timestamp: 2 }),
    );

    expect(order.fill).toEqual({ filledRaw: 10n });
  });

  it('a smaller amount told later takes nothing away, not even with a remainder', () => {
    const order = orderFrom(
      partialFill({ filledAmountRaw: '10', timestamp: 1 }),
      filled({ filledAmountRaw: '9', remainingAmountRaw: '1', timestamp: 2 }),
    );

    expect(order.fill).toEqual({ filledRaw: 10n });
  });

  it('at equal amounts a known remainder wins', () => {
    const order = orderFrom(
      partialFill({ filledAmountRaw: '10' }),
      partialFill({ filledAmountRaw: '10', remainingAmountRaw: '5' }),
    );

    expect(order.fill).toEqual({ filledRaw: 10n, remainingRaw: 5n });
  });

  it('at equal amounts the smaller of two remainders wins', () => {
    const order = orderFrom(
      partialFill({ filledAmountRaw: '10', remainingAmountRaw: '5' }),
      partialFill({ filledAmountRaw: '10', remainingAmountRaw: '4' }),
    );

    expect(order.fill).toEqual({ filledRaw: 10n, remainingRaw: 4n });
  });

  it('the same amount written otherwise is the same amount', () => {
    expect(orderFrom(filled({ filledAmountRaw: '007' }), filled({ filledAmountRaw: 7 })).fill).toEqual({
      filledRaw: 7n,
    });
  });

  it.each<[string, OrderInput]>([
    ['a fill without an amount', filled()],
    ['a fill whose amount is null', filled({ filledAmountRaw: null, remainingAmountRaw: '5' })],
    ['an event that is no fill', Object.assign(dagStarted(), { filledAmountRaw: '5' })],
  ])('%s says nothing of it', (_name, input) => {
    expect(orderFrom(input).fill).toBeUndefined();
  });

  it('an amount in REST counts like that of an event, whatever its row says of the status', () => {
    const order = orderFrom(
      partialFill({ filledAmountRaw: '10', remainingAmountRaw: '5' }),
      orderSnapshot({ status: 'open', filledAmountRaw: '12' }),
    );

    expect(order).toMatchObject({ end: 'partially_filled', fill: { filledRaw: 12n } });
    expect(order.fill?.remainingRaw).toBeUndefined();
  });

  it.each(['', '-1', '1.5', '0x10', ' 1', '1e3', '9'.repeat(79), -1, 1.5, 2 ** 53, NaN, null])(
    'an amount in REST that reads %j is none',
    (filledAmountRaw) => {
      expect(orderFrom(orderSnapshot({ filledAmountRaw })).fill).toBeUndefined();
    },
  );

  it.each<[string | number, bigint]>([
    ['0', 0n],
    [0, 0n],
    ['9'.repeat(78), 10n ** 78n - 1n],
  ])('an amount in REST may read %j', (filledAmountRaw, filledRaw) => {
    expect(orderFrom(orderSnapshot({ filledAmountRaw })).fill).toEqual({ filledRaw });
  });
});
