import { signal } from '@angular/core';
import { balancesSignal, gatewayStatusSignal, injectGateway, ordersSignal, orderSignal } from 'agg-rx/angular';
import { balanceUpdate, dagStarted, failed, filled, scenarios } from 'agg-rx/testing';
import { throwError } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { frameMs, scene } from './scene.js';

type Scene = ReturnType<typeof scene>;

/** All signals of a scene that has just been signed in. */
function shown(given: Scene) {
  const { run, advanceBy } = given;
  const all = {
    status: run(() => gatewayStatusSignal()),
    orders: run(() => ordersSignal()),
    balances: run(() => balancesSignal()),
    order: (orderId: string) => run(() => orderSignal(orderId))(),
  };
  advanceBy(1_000);
  return all;
}

const ids = (orders: readonly { readonly orderId: string }[]): string[] => orders.map(({ orderId }) => orderId);
const started = (orderId: string, timestamp = 1_710_000_000_000) => dagStarted({ orderId, timestamp });

describe('the first value', () => {
  it('claims nothing: idle, no order, no balance', () => {
    const { run } = scene();

    expect(run(() => gatewayStatusSignal())()).toStrictEqual({ state: 'idle' });
    expect(run(() => ordersSignal())()).toStrictEqual([]);
    expect(run(() => orderSignal('o1'))()).toBeUndefined();
    expect(run(() => balancesSignal())()).toStrictEqual(new Map());
  });

  it('of a status is the status of that moment', () => {
    const { run, advanceBy } = scene();
    run(() => injectGateway()).connect();
    advanceBy(1_000);

    expect(run(() => gatewayStatusSignal())()).toMatchObject({ state: 'authenticated', userId: 'usr_1' });
  });

  it('of an order is what is known of it', () => {
    const given = scene();
    shown(given);
    given.server.send('usr_1', started('o1'));
    given.advanceBy(frameMs);

    expect(given.run(() => orderSignal('o1'))()?.status).toBe('running');
  });
});

describe('live', () => {
  it('orders are listed while they are open, the oldest first, and each stays known when it is over', () => {
    const given = scene();
    const { orders, order } = shown(given);
    given.server.send('usr_1', started('o2', 1_710_000_000_002));
    given.server.send('usr_1', started('o1', 1_710_000_000_001));
    given.advanceBy(frameMs);
    expect(ids(orders())).toStrictEqual(['o1', 'o2']);

    given.server.send('usr_1', filled({ orderId: 'o1', filledAmountRaw: '5' }));
    given.advanceBy(frameMs);
    expect(ids(orders())).toStrictEqual(['o2']);
    expect(order('o1')).toMatchObject({ status: 'filled', fill: { filledRaw: 5n } });
    expect(ids(given.run(() => ordersSignal({ withOver: true }))())).toStrictEqual(['o1', 'o2']);
  });

  it('nothing is written before the next frame, and then the last state alone', () => {
    const given = scene();
    const { order } = shown(given);
    given.server.send('usr_1', started('o1'));
    given.advanceBy(frameMs - 1);
    expect(order('o1')).toBeUndefined();

    given.server.send('usr_1', filled({ orderId: 'o1' }));
    given.advanceBy(1);
    expect(order('o1')?.status).toBe('filled');
  });

  it('where nothing is drawn, as in a test in Node, they follow all the same', () => {
    const given = scene();
    vi.unstubAllGlobals();
    const { order } = shown(given);
    given.server.send('usr_1', started('o1'));
    given.advanceBy(frameMs);

    expect(order('o1')?.status).toBe('running');
  });

  it('a signal that reads its id from another follows it', () => {
    const given = scene();
    shown(given);
    const chosen = signal<string | undefined>(undefined);
    const order = given.run(() => orderSignal(chosen));
    given.server.send('usr_1', started('o1'));
    given.server.send('usr_1', filled({ orderId: 'o2' }));
    given.advanceBy(frameMs);
    expect(order()).toBeUndefined();

    chosen.set('o1');
    expect(order()?.status).toBe('running');
    chosen.set('o2');
    expect(order()?.status).toBe('filled');
  });

  it('an order that did not change stays the very same object', () => {
    const given = scene();
    const { order } = shown(given);
    given.server.send('usr_1', started('o1'));
    given.advanceBy(frameMs);
    const before = order('o1');
    given.server.send('usr_1', started('o2'));
    given.advanceBy(frameMs);

    expect(order('o2')).toBeDefined();
    expect(order('o1')).toBe(before);
  });

  it('balances are in whole cents, and stale while the connection is down', () => {
    const given = scene();
    const { balances } = shown(given);
    given.server.send('usr_1', balanceUpdate({ venue: 'kalshi', tradingBalanceCents: 1_234 }));
    given.advanceBy(frameMs);
    expect(balances().get('kalshi')).toMatchObject({ tradingBalanceCents: 1_234, stale: false });

    given.server.drop();
    given.advanceBy(frameMs * 2);
    expect(balances().get('kalshi')).toMatchObject({ tradingBalanceCents: 1_234, stale: true });
  });
});

describe('after a break', () => {
  /** One order ends while the connection is down. */
  function broken(given: Scene) {
    const all = shown(given);
    given.server.send('usr_1', started('o1'));
    given.advanceBy(1_000);
    given.server.drop();
    given.server.send('usr_1', filled({ orderId: 'o1', timestamp: 1_710_000_002_000 }));
    given.advanceBy(30_000);
    return all;
  }

  it('signals are mended from REST where that was asked for', () => {
    const { orders, order, status } = broken(scene({ snapshots: true }));

    expect(status().state).toBe('authenticated');
    expect(order('o1')?.end).toBe('filled');
    expect(orders()).toStrictEqual([]);
  });

  it('and show what was heard last where it was not', () => {
    const { orders } = broken(scene());

    expect(ids(orders())).toStrictEqual(['o1']);
  });
});

describe('whose data it is', () => {
  it('nothing of a user is shown once that user has left, and the next one begins empty', () => {
    const given = scene();
    const { orders, balances, order, status } = shown(given);
    given.server.send('usr_1', started('o1'));
    given.server.send('usr_1', balanceUpdate({}));
    given.advanceBy(1_000);
    expect(orders()).toHaveLength(1);

    void given.run(() => injectGateway()).authenticate(null);
    expect([orders(), [...balances()], order('o1')]).toStrictEqual([[], [], undefined]);
    given.advanceBy(10_000);
    expect(status().state).toBe('idle');

    void given.run(() => injectGateway()).authenticate(given.server.issueToken('usr_2'));
    given.advanceBy(10_000);
    given.server.send('usr_2', dagStarted({ orderId: 'o2', userId: 'usr_2' }));
    given.advanceBy(frameMs);
    expect(status()).toMatchObject({ state: 'authenticated', userId: 'usr_2' });
    expect(ids(orders())).toStrictEqual(['o2']);
  });

  it('another user on the same page begins empty', () => {
    const given = scene();
    const { orders, balances, order } = shown(given);
    given.server.send('usr_1', started('o1'));
    given.server.send('usr_1', balanceUpdate({}));
    given.advanceBy(1_000);

    void given.run(() => injectGateway()).authenticate(given.server.issueToken('usr_2'));
    given.advanceBy(10_000);
    expect([orders(), [...balances()], order('o1')]).toStrictEqual([[], [], undefined]);
  });
});

describe('an end of the connection', () => {
  it('by a refused refresh empties the signals, shows as the status, and signing in again goes on', () => {
    const given = scene({
      refreshAccessToken: () => throwError(() => Object.assign(new Error('no'), { status: 401 })),
    });
    const { server } = given;
    const { orders, order, status } = shown(given);
    server.send('usr_1', started('o1'));
    server.send('usr_1', balanceUpdate({}));
    given.advanceBy(1_000);
    server.drop({ code: 4401 });
    given.advanceBy(60_000);
    expect(status()).toStrictEqual({ state: 'closed', reason: 'signed_out' });
    expect([orders(), order('o1')]).toStrictEqual([[], undefined]);

    void given.run(() => injectGateway()).authenticate(server.issueToken('usr_1'));
    given.advanceBy(1_000);
    server.send('usr_1', started('o2'));
    given.advanceBy(frameMs);
    expect(status()).toMatchObject({ state: 'authenticated', userId: 'usr_1' });
    expect(ids(orders())).toStrictEqual(['o2']);
  });

  it('by giving up shows as the status, and what came in the last moment stays', () => {
    const given = scene({ retry: { maxAttempts: 1 } });
    const { orders, order, balances, status } = shown(given);
    given.server.send('usr_1', started('o1'));
    given.advanceBy(frameMs);
    given.server.send('usr_1', started('o2'));
    given.server.send('usr_1', failed({ orderId: 'o1' }));
    given.server.send('usr_1', balanceUpdate({}));
    given.server.drop();
    given.advanceBy(60_000);

    expect(status()).toStrictEqual({ state: 'closed', reason: 'gave_up' });
    expect([ids(orders()), order('o1')?.end, balances().size]).toStrictEqual([['o2'], 'failed', 1]);
  });

  it('by close() leaves what was known last', () => {
    const given = scene();
    const { orders, balances, status } = shown(given);
    given.server.send('usr_1', started('o1'));
    given.server.send('usr_1', balanceUpdate({}));
    given.advanceBy(1);
    given.run(() => injectGateway()).close();
    given.advanceBy(1_000);

    expect(status()).toStrictEqual({ state: 'closed', reason: 'by_user' });
    expect(ids(orders())).toStrictEqual(['o1']);
    expect(balances().size).toBe(1);
  });
});

it('a whole trade is shown to its end', () => {
  const given = scene();
  const { order } = shown(given);
  const placed = given.server.place('usr_1', scenarios.partialThenFilled(7));
  given.advanceBy(60_000);

  for (const { orderId, end, filledRaw } of placed.script.truth) {
    expect(order(orderId)).toMatchObject({ end, fill: { filledRaw } });
  }
});
