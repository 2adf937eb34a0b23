import {
  balanceByVenue$,
  foldByKey,
  ofEvent,
  ofType,
  openOrders$,
  orderLifecycle$,
  orderProgress$,
  ordersOf,
  stuckOrders$,
  terminalOrders$,
  trackOrder$,
} from 'agg-rx/operators';
import { isOrderInput, orderIdOf } from 'agg-rx/order';
import { balanceUpdate, filled, orderUnreadable, stepStarted } from 'agg-rx/testing';
import { Observable, of, take, toArray, type OperatorFunction } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { UserEvent } from '../../src/events/index.js';
import { marbles } from '../support/marbles.js';

interface Case {
  readonly name: string;
  readonly operator: OperatorFunction<UserEvent, unknown>;
  /** What it emits before any event. */
  readonly first: readonly unknown[];
}

const count = foldByKey({
  select: (event: UserEvent) => isOrderInput(event),
  keyOf: orderIdOf,
  step: (events: number | undefined) => (events ?? 0) + 1,
});

const emitting: readonly Case[] = [
  { name: 'foldByKey', operator: count, first: [] },
  { name: 'orderLifecycle$', operator: orderLifecycle$(), first: [] },
  { name: 'terminalOrders$', operator: terminalOrders$(), first: [] },
  { name: 'balanceByVenue$', operator: balanceByVenue$(), first: [] },
  { name: 'orderProgress$', operator: orderProgress$('o1'), first: [] },
  { name: 'trackOrder$', operator: trackOrder$('o1'), first: [] },
  { name: 'openOrders$', operator: openOrders$(), first: [[]] },
  { name: 'ofType', operator: ofType('balance_update'), first: [] },
  { name: 'ofEvent', operator: ofEvent('filled'), first: [] },
  { name: 'ordersOf states$', operator: (events$) => ordersOf(events$).states$, first: [] },
  { name: 'ordersOf ended$', operator: (events$) => ordersOf(events$).ended$, first: [] },
  { name: 'ordersOf open$', operator: (events$) => ordersOf(events$).open$, first: [[]] },
  { name: 'ordersOf order$', operator: (events$) => ordersOf(events$).order$('o1'), first: [] },
];
const every: readonly Case[] = [
  ...emitting,
  { name: 'stuckOrders$', operator: stuckOrders$({ silentMs: 1_000 }), first: [] },
];

const story: readonly UserEvent[] = [
  stepStarted({ orderId: 'o1', sequence: 1, totalSteps: 7 }),
  balanceUpdate(),
  filled({ orderId: 'o1' }),
];

describe.each(every)('$name', ({ operator, first }) => {
  const firstMarble = first.length === 0 ? '-' : 'e';
  const values = { e: first[0] };

  it(
    'completes with a source that is empty',
    marbles((m) => {
      const events$ = m.cold<UserEvent>('|');
      m.expect(events$.pipe(operator)).toBeObservable(first.length === 0 ? '|' : '(e|)', values);
      m.expect(events$).toHaveSubscriptions('(^!)');
    }),
  );

  it(
    'stays silent while its source does, and stays subscribed',
    marbles((m) => {
      const events$ = m.cold<UserEvent>('-');
      m.expect(events$.pipe(operator)).toBeObservable(firstMarble, values);
      m.expect(events$).toHaveSubscriptions('^');
    }),
  );

  it(
    'passes an error of its source on',
    marbles((m) => {
      const events$ = m.cold<UserEvent>('--#', undefined, new TypeError('the line is down'));
      const expected = `${firstMarble}-#`;
      m.expect(events$.pipe(operator)).toBeObservable(expected, values, new TypeError('the line is down'));
      m.expect(events$).toHaveSubscriptions('^-!');
    }),
  );

  it(
    'passes by what is not its own',
    marbles((m) => {
      const events$ = m.hot('-u-|', { u: orderUnreadable() });
      m.expect(events$.pipe(operator)).toBeObservable(`${firstMarble}--|`, values);
    }),
  );

  it(
    'leaves its source when unsubscribed early',
    marbles((m) => {
      const events$ = m.hot('-u-u-|', { u: orderUnreadable() });
      const unsubscribed = ' ^-!';
      m.expect(events$.pipe(operator), unsubscribed).toBeObservable(firstMarble, values);
      m.expect(events$).toHaveSubscriptions('^-!');
    }),
  );
});

describe.each(emitting)('$name', ({ operator }) => {
  it('keeps its state apart for each subscriber', () => {
    const seen$ = of(...story).pipe(operator, toArray());
    const seen: unknown[][] = [];

    seen$.subscribe((first) => seen.push(first));
    seen$.subscribe((second) => seen.push(second));

    expect(seen[0]).not.toEqual([]);
    expect(seen[1]).toEqual(seen[0]);
  });

  it('stops a source that emits while it is being subscribed to', () => {
    const endless = 300;
    let taken = 0;
    const events$ = new Observable<UserEvent>((subscriber) => {
      while (!subscriber.closed && taken < endless) {
        for (const event of story) subscriber.next(event);
        taken += 1;
      }
    });

    events$.pipe(operator, take(1)).subscribe();

    expect(taken).toBeLessThan(endless);
  });
});
