import { balanceUpdate, continuity } from 'agg-rx/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyToBalances, type BalanceInput, type Balances } from '../../src/balance/index.js';

const none: Balances = new Map();
const after = (...inputs: readonly BalanceInput[]): Balances => inputs.reduce(applyToBalances, none);
const kalshi = (tradingBalanceCents: number, timestamp: number) => balanceUpdate({ tradingBalanceCents, timestamp });
const interrupted = continuity({ cause: 'interrupted' });

describe('applyToBalances', () => {
  it('holds the balance of each venue', () => {
    const balances = after(
      balanceUpdate({ venue: 'kalshi', tradingBalanceCents: 94_500, walletBalanceCents: 12_000, timestamp: 1 }),
      balanceUpdate({ venue: 'polymarket', tradingBalanceCents: 7, timestamp: 2 }),
    );

    expect([...balances]).toEqual([
      [
        'kalshi',
        { venue: 'kalshi', tradingBalanceCents: 94_500, walletBalanceCents: 12_000, timestamp: 1, stale: false },
      ],
      [
        'polymarket',
        { venue: 'polymarket', tradingBalanceCents: 7, walletBalanceCents: null, timestamp: 2, stale: false },
      ],
    ]);
  });

  it('takes a wallet that is null or absent as null, and then forgets the amount before', () => {
    const known = balanceUpdate({ walletBalanceCents: 5, timestamp: 1 });

    expect(
      after(known, balanceUpdate({ walletBalanceCents: null, timestamp: 2 })).get('kalshi')?.walletBalanceCents,
    ).toBeNull();
    expect(after(known, balanceUpdate({ timestamp: 2 })).get('kalshi')?.walletBalanceCents).toBeNull();
  });

  it('passes an older update by', () => {
    const balances = after(kalshi(100, 5));

    expect(applyToBalances(balances, kalshi(200, 4))).toBe(balances);
  });

  it('gives the very same map for an exact repeat', () => {
    const balances = after(kalshi(100, 5));

    expect(applyToBalances(balances, kalshi(100, 5))).toBe(balances);
  });

  it.each([
    ['trading balance', kalshi(200, 5)],
    ['wallet', balanceUpdate({ tradingBalanceCents: 100, walletBalanceCents: 1, timestamp: 5 })],
  ])('takes the later arrival of two updates of one time that differ in the %s', (_what, later) => {
    expect(after(kalshi(100, 5), later)).toEqual(after(later));
  });

  it('takes a newer update of the same amount: it was so then, too', () => {
    expect(after(kalshi(100, 5), kalshi(100, 6)).get('kalshi')?.timestamp).toBe(6);
  });

  it('leaves the map before as it was', () => {
    const before = after(kalshi(100, 5));

    applyToBalances(before, kalshi(200, 6));
    applyToBalances(before, interrupted);

    expect(before).toEqual(after(kalshi(100, 5)));
  });

  it('makes every venue stale at an interruption', () => {
    const balances = after(kalshi(100, 5), balanceUpdate({ venue: 'opinion', timestamp: 5 }), interrupted);

    expect(Array.from(balances.values(), ({ venue, stale }) => [venue, stale])).toEqual([
      ['kalshi', true],
      ['opinion', true],
    ]);
  });

  it.each([kalshi(100, 5), kalshi(200, 4)])('takes the next update of a stale venue whatever its time', (next) => {
    expect(after(kalshi(100, 5), interrupted, next)).toEqual(after(next));
  });

  it('leaves the other venues stale', () => {
    const balances = after(kalshi(100, 5), balanceUpdate({ venue: 'opinion' }), interrupted, kalshi(100, 6));

    expect(balances.get('opinion')?.stale).toBe(true);
  });

  it('makes the fresh venues stale at a second interruption', () => {
    const balances = after(
      kalshi(100, 5),
      balanceUpdate({ venue: 'opinion' }),
      interrupted,
      kalshi(100, 6),
      interrupted,
    );

    expect(Array.from(balances.values(), ({ stale }) => stale)).toEqual([true, true]);
  });

  it.each([
    ['nothing is known', none],
    ['all are stale already', after(kalshi(100, 5), interrupted)],
  ])('gives the very same map at an interruption when %s', (_when, balances) => {
    expect(applyToBalances(balances, interrupted)).toBe(balances);
  });

  it.each(['connected', 'reconnected'] as const)('changes nothing at %s', (cause) => {
    const balances = after(kalshi(100, 5), interrupted);

    expect(applyToBalances(balances, continuity({ cause }))).toBe(balances);
  });

  it('knows nothing after the user has changed', () => {
    expect(after(kalshi(100, 5), continuity({ cause: 'user_switched' }))).toEqual(new Map());
  });

  it('comes to the same balances in every order of arrival, and for repeats, where times differ', () => {
    const venue = fc.constantFrom('kalshi', 'polymarket', '__proto__');
    const updates = fc.uniqueArray(fc.record({ venue, tradingBalanceCents: fc.nat(), timestamp: fc.nat() }), {
      selector: ({ venue: at, timestamp }) => `${at} ${timestamp}`,
      maxLength: 20,
    });
    const arrivals = updates.chain((told) =>
      fc.tuple(fc.constant(told), fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 })),
    );
    fc.assert(
      fc.property(arrivals, ([told, arrived]) => {
        const sorted = (balances: Balances) => [...balances].sort(([a], [b]) => (a < b ? -1 : 1));

        expect(sorted(after(...arrived.map(balanceUpdate)))).toEqual(sorted(after(...told.map(balanceUpdate))));
      }),
    );
  });
});
