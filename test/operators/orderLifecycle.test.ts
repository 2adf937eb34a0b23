import { orderLifecycle$ } from 'agg-rx/operators';
import {
  balanceUpdate,
  continuity,
  failed,
  filled,
  orderSnapshot,
  orderSubmitted,
  partialFill,
  stepCompleted,
  stepStarted,
} from 'agg-rx/testing';
import { map, Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { UserEvent } from '../../src/events/index.js';
import { marbles } from '../support/marbles.js';
import { at, brief } from './brief.js';

describe('orderLifecycle$', () => {
  it(
    'says nothing when an event is repeated',
    marbles((m) => {
      const events$ = m.hot(' -a-a-f-f-|', { a: stepStarted({ orderId: 'o1' }), f: filled({ orderId: 'o1' }) });
      const subs = '          ^--------!';
      const expected = '      -x---y---|';

      const seen$ = events$.pipe(
        orderLifecycle$(),
        map((order) => order.status),
      );

      m.expect(seen$).toBeObservable(expected, { x: 'running', y: 'filled' });
      m.expect(events$).toHaveSubscriptions(subs);
    }),
  );

  it(
    'keeps the orders apart, whichever venue they are on',
    marbles((m) => {
      const events$ = m.hot('-a-b-f-', {
        a: stepStarted({ orderId: 'o1', venue: 'kalshi' }),
        b: stepStarted({ orderId: 'o2', venue: 'polymarket' }),
        f: filled({ orderId: 'o1', venue: 'kalshi' }),
      });
      const expected = '     -a-b-f-';

      m.expect(events$.pipe(orderLifecycle$(), map(brief))).toBeObservable(expected, {
        a: 'o1 running',
        b: 'o2 running',
        f: 'o1 filled',
      });
    }),
  );

  const submitted = orderSubmitted({ orderId: 'o1', timestamp: at(0) });
  const started = stepStarted({ orderId: 'o1', timestamp: at(1) });
  it.each<[string, UserEvent[], string[]]>([
    ['before its events', [submitted, started], ['submitted of 100', 'running of 100']],
    ['after its events', [started, submitted], ['running of undefined', 'running of 100']],
    ['not at all', [started], ['running of undefined']],
  ])('follows an order whose order_submitted comes %s', (_when, events, expected) => {
    const seen: string[] = [];
    const events$ = new Subject<UserEvent>();
    events$.pipe(orderLifecycle$()).subscribe(({ status, submission }) => {
      seen.push(`${status} of ${String(submission?.size)}`);
    });

    for (const event of events) events$.next(event);

    expect(seen).toEqual(expected);
  });

  it(
    'folds what REST tells into the same order',
    marbles((m) => {
      const events$ = m.hot('-a-s-', {
        a: stepStarted({ orderId: 'o1' }),
        s: orderSnapshot({ id: 'o1', status: 'filled' }),
      });

      m.expect(events$.pipe(orderLifecycle$(), map(brief))).toBeObservable('-a-s-', {
        a: 'o1 running',
        s: 'o1 filled',
      });
    }),
  );

  it(
    'starts empty after a user_switched marker',
    marbles((m) => {
      const events$ = m.hot('-f-u-s-', {
        f: filled({ orderId: 'o1' }),
        u: continuity({ cause: 'user_switched', userId: 'usr_2' }),
        s: orderSubmitted({ orderId: 'o1' }),
      });

      m.expect(events$.pipe(orderLifecycle$(), map(brief))).toBeObservable('-f---s-', {
        f: 'o1 filled',
        s: 'o1 submitted',
      });
    }),
  );

  it(
    'starts empty at an event of another user, and folds that event',
    marbles((m) => {
      const events$ = m.hot('-f-s-', {
        f: filled({ orderId: 'o1', userId: 'usr_1' }),
        s: stepStarted({ orderId: 'o1', userId: 'usr_2' }),
      });

      m.expect(events$.pipe(orderLifecycle$(), map(brief))).toBeObservable('-f-s-', {
        f: 'o1 filled',
        s: 'o1 running',
      });
    }),
  );

  it(
    'keeps an order over a break of the connection, and when events bear no user',
    marbles((m) => {
      const events$ = m.hot('-a-i-r-b-f-', {
        a: stepStarted({ orderId: 'o1' }),
        i: continuity({ cause: 'interrupted' }),
        r: continuity({ cause: 'reconnected', epoch: 2 }),
        b: balanceUpdate(),
        f: filled({ orderId: 'o1', userId: null }),
      });

      const steps$ = events$.pipe(
        orderLifecycle$(),
        map((order) => `${order.status} after ${order.steps.length} steps`),
      );

      m.expect(steps$).toBeObservable('-a-------f-', { a: 'running after 0 steps', f: 'filled after 0 steps' });
    }),
  );

  describe('of an order that was forgotten', () => {
    const forgetsAtOnce = orderLifecycle$({ rememberOver: 0 });

    it(
      'a late event opens nothing',
      marbles((m) => {
        const events$ = m.hot('-f-s-x-r-', {
          f: failed({ orderId: 'o1' }),
          s: stepCompleted({ orderId: 'o1' }),
          x: orderSubmitted({ orderId: 'o1' }),
          r: orderSnapshot({ id: 'o1', status: 'filled' }),
        });

        m.expect(events$.pipe(forgetsAtOnce, map(brief))).toBeObservable('-f-------', { f: 'o1 failed' });
      }),
    );

    it(
      'what only looks like a fill opens nothing',
      marbles((m) => {
        const events$ = m.hot('-f-x-r-', {
          f: failed({ orderId: 'o1' }),
          x: { ...orderSubmitted({ orderId: 'o1' }), event: 'filled' },
          r: { ...orderSnapshot({ id: 'o1', status: 'filled' }), event: 'partial_fill' },
        });

        m.expect(events$.pipe(forgetsAtOnce, map(brief))).toBeObservable('-f-----', { f: 'o1 failed' });
      }),
    );

    it(
      'a live fill opens it again',
      marbles((m) => {
        const events$ = m.hot('-f-p-g-', {
          f: failed({ orderId: 'o1' }),
          p: partialFill({ orderId: 'o1' }),
          g: filled({ orderId: 'o1' }),
        });

        m.expect(events$.pipe(forgetsAtOnce, map(brief))).toBeObservable('-f-p-g-', {
          f: 'o1 failed',
          p: 'o1 partially_filled',
          g: 'o1 filled',
        });
      }),
    );

    it(
      'nothing is known once its id is forgotten too',
      marbles((m) => {
        const events$ = m.hot('-f-s-', { f: failed({ orderId: 'o1' }), s: stepCompleted({ orderId: 'o1' }) });
        const forgetsIds = orderLifecycle$({ rememberOver: 0, rememberForgotten: 0 });

        m.expect(events$.pipe(forgetsIds, map(brief))).toBeObservable('-f-s-', { f: 'o1 failed', s: 'o1 running' });
      }),
    );
  });

  it('gives a subscriber that causes an event from inside another one both, in order', () => {
    const events$ = new Subject<UserEvent>();
    const seen: string[] = [];
    events$.pipe(orderLifecycle$()).subscribe((order) => {
      seen.push(brief(order));
      if (order.status === 'running') events$.next(filled({ orderId: 'o1' }));
    });

    events$.next(stepStarted({ orderId: 'o1' }));

    expect(seen).toEqual(['o1 running', 'o1 filled']);
  });
});
