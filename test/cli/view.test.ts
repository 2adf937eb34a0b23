import { describe, expect, it } from 'vitest';
import type { GatewayStatus } from 'agg-rx';
import { dagStarted, failed, filled } from 'agg-rx/testing';
import { drawLine } from '../../src/cli/screen/line.js';
import { screen } from '../../src/cli/screen/screen.js';
import type { Change } from '../../src/cli/watch/change.js';
import { applyToView, emptyView, type View } from '../../src/cli/watch/view.js';
import { orderOf } from './support.js';

const after = (...changes: readonly Change[]): View => changes.reduce(applyToView, emptyView);
const statuses = (...list: readonly GatewayStatus[]): readonly Change[] =>
  list.map((status) => ({ type: 'status', status }));

const connecting: GatewayStatus = { state: 'connecting', attempt: 1 };
const signedIn: GatewayStatus = { state: 'authenticated', appId: 'app_1', userId: 'usr_1' };
const waiting: GatewayStatus = {
  state: 'waiting',
  attempt: 2,
  delayMs: 10,
  cause: { name: 'closed', message: 'closed with 1006', code: 1006 },
};

describe('the count of reconnects', () => {
  it('does not count the first connection, however often it was tried', () => {
    expect(after(...statuses(connecting, waiting, connecting, signedIn)).reconnects).toBe(0);
  });

  it('counts each time that the connection came back', () => {
    expect(
      after(...statuses(connecting, signedIn, waiting, connecting, signedIn, connecting, signedIn)).reconnects,
    ).toBe(2);
  });

  it('does not count a sign-in on a connection that stands', () => {
    expect(after(...statuses(connecting, { state: 'open', appId: 'app_1' }, signedIn, signedIn)).reconnects).toBe(0);
  });
});

describe('the count of refreshes', () => {
  it('counts those that gave a token to connect with', () => {
    const view = after(...statuses(connecting, signedIn, { state: 'refreshing' }, connecting, signedIn));

    expect(view.refreshes).toBe(1);
    expect(view.reconnects).toBe(1);
  });

  it('does not count one that failed', () => {
    expect(after(...statuses(connecting, signedIn, { state: 'refreshing' }, waiting)).refreshes).toBe(0);
  });
});

describe('the orders of a long watch', () => {
  const over = Array.from({ length: 250 }, (_, at): Change => ({
    type: 'order',
    order: orderOf(filled({ orderId: `over${at}` })),
  }));
  const open: Change = { type: 'order', order: orderOf(dagStarted({ orderId: 'open' })) };

  it('are forgotten when they are over and many came after them, the others never', () => {
    const { orders } = after(open, ...over);

    expect(orders.size).toBe(201);
    expect(orders.has('open')).toBe(true);
    expect(orders.has('over49')).toBe(false);
    expect(orders.has('over50')).toBe(true);
  });
});

describe('the screen', () => {
  const drawn = (view: View, rows: number) => screen(view, { columns: 100, rows }).map((line) => drawLine(line));
  const order = (orderId: string): Change => ({
    type: 'order',
    order: orderOf(dagStarted({ orderId, venue: 'kalshi' })),
  });
  const lost = (orderId: string): Change => ({ type: 'order', order: orderOf(failed({ orderId, venue: 'kalshi' })) });

  it('shows the connection, orders, balances and notes, in this order', () => {
    const view = after(
      ...statuses(signedIn),
      order('ord_1'),
      {
        type: 'balances',
        balances: new Map([
          ['kalshi', { venue: 'kalshi', tradingBalanceCents: 1, walletBalanceCents: null, timestamp: 1, stale: false }],
        ]),
      },
      { type: 'note', text: 'a note' },
    );

    expect(drawn(view, 40)).toEqual([
      'connected to app_1 as usr_1   reconnects 0 · token refreshes 0',
      '',
      'ord_1             kalshi                                  ░░░░░░░░░░░░░░  running',
      '',
      'kalshi               $0.01',
      '',
      'a note',
    ]);
  });

  it('leaves out what has been over longest where there is no room', () => {
    const lines = drawn(after(lost('ord_1'), order('ord_2'), lost('ord_3'), lost('ord_4')), 6);

    expect(lines.length).toBeLessThan(6);
    expect(lines.slice(2).map((line) => line.split(' ')[0])).toEqual(['ord_2', 'ord_4', 'and']);
  });
});
