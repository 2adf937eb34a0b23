import { ordersOf, type OrdersOptions } from 'agg-rx/operators';
import type { OrderState } from 'agg-rx/order';
import {
  continuity,
  dagCompleted,
  dagStarted,
  failed,
  filled,
  orderSubmitted,
  stepCompleted,
  stepStarted,
} from 'agg-rx/testing';
import { concat, EMPTY, from, map, NEVER, Observable, of, repeat, Subject, Subscriber, take, throwError } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import type { UserEvent } from '../../src/events/index.js';
import { marbles } from '../support/marbles.js';
import { at, brief } from './brief.js';

const a = stepStarted({ orderId: 'a', timestamp: at(1) });
const b = orderSubmitted({ orderId: 'b', timestamp: at(2) });
const aFilled = filled({ orderId: 'a', timestamp: at(3) });
const switched = continuity({ cause: 'user_switched', userId: 'usr_2' });

/** A source that counts who listens to it. */
function scene(options?: OrdersOptions) {
  const events$ = new Subject<UserEvent>();
  let subscriptions = 0;
  const counted$ = new Observable<UserEvent>((subscriber) => {
    subscriptions += 1;
    return events$.subscribe(subscriber);
  });
  return { events$, orders: ordersOf(counted$, options), subscriptions: () => subscriptions };
}

/** What a stream has said so far, its end included. */
function record<T>(stream$: Observable<T>, show: (value: T) => string) {
  const said: string[] = [];
  const subscription = stream$.subscribe({
    next: (value) => said.push(show(value)),
    error: (error: unknown) => said.push(String(error)),
    complete: () => said.push('complete'),
  });
  return { said, subscription };
}
const briefs = (orders: readonly OrderState[]): string => `[${orders.map(brief).join(', ')}]`;

describe('ordersOf', () => {
  it('folds once for everyone who listens', () => {
    const { events$, orders, subscriptions } = scene();
    const states = record(orders.states$, brief);
    const ended = record(orders.ended$, brief);
    const order = record(orders.order$('a'), brief);
    const open = record(orders.open$, briefs);

    for (const event of [a, b, aFilled, aFilled]) events$.next(event);
    events$.complete();

    expect(subscriptions()).toBe(1);
    expect(states.said).toEqual(['a running', 'b submitted', 'a filled', 'complete']);
    expect(ended.said).toEqual(['a filled', 'complete']);
    expect(order.said).toEqual(['a running', 'a filled', 'complete']);
    expect(open.said).toEqual(['[]', '[b submitted]', 'complete']);
  });

  it('subscribes with the first listener, and not before', () => {
    const { orders, subscriptions } = scene();

    expect([orders.snapshot().size, subscriptions()]).toEqual([0, 0]);
  });

  it('gives who comes late the current states first, without a break to what follows', () => {
    const { events$, orders } = scene();
    record(orders.ended$, brief);
    for (const event of [a, b, filled({ orderId: 'c' })]) events$.next(event);

    const states = record(orders.states$, brief);
    const order = record(orders.order$('a'), brief);
    const unknown = record(orders.order$('z'), brief);
    const open = record(orders.open$, briefs);
    const ended = record(orders.ended$, brief);
    events$.next(aFilled);

    expect(states.said).toEqual(['c filled', 'a running', 'b submitted', 'a filled']);
    expect(order.said).toEqual(['a running', 'a filled']);
    expect(unknown.said).toEqual([]);
    expect(open.said).toEqual(['[a running, b submitted]']);
    expect(ended.said).toEqual(['a filled']);
  });

  it('shows the orders that are known now, by id', () => {
    const { events$, orders } = scene();
    record(orders.ended$, brief);
    for (const event of [a, b, aFilled]) events$.next(event);

    const snapshot = orders.snapshot();
    events$.next(filled({ orderId: 'b' }));

    expect(Array.from(snapshot, ([id, order]) => [id, brief(order)])).toEqual([
      ['a', 'a filled'],
      ['b', 'b submitted'],
    ]);
  });

  it('leaves the stream with the last listener, forgets the orders, and begins anew with the next', () => {
    const { events$, orders, subscriptions } = scene();
    const first = record(orders.states$, brief);
    const second = record(orders.order$('a'), brief);
    events$.next(a);

    first.subscription.unsubscribe();
    expect(orders.snapshot().size).toBe(1);
    second.subscription.unsubscribe();
    expect([orders.snapshot().size, events$.observed]).toEqual([0, false]);

    const late = record(orders.order$('a'), brief);
    events$.next(stepCompleted({ orderId: 'a' }));
    expect(late.said).toEqual(['a running']);
    expect(subscriptions()).toBe(2);
  });

  it(
    'lists the open orders like openOrders$, for whoever comes late too',
    marbles((m) => {
      const events$ = m.hot('-a-b 30ms f 30ms u-', { a, b, f: aFilled, u: switched });
      const lists$ = ordersOf(events$).open$.pipe(map(briefs));
      const values = { e: '[]', x: '[a running, b submitted]', y: '[b submitted]' };

      m.expect(lists$).toBeObservable('e 16ms x 32ms y 14ms e', values);
      m.expect(lists$, '- 25ms ^').toBeObservable('- 25ms x 23ms y 14ms e', values);
      m.expect(events$).toHaveSubscriptions('^');
    }),
  );

  it(
    'announces a bare end like terminalOrders$, as the options say',
    marbles((m) => {
      const events$ = m.hot('-d 99ms |', { d: dagCompleted({ orderId: 'a' }) });
      const { ended$ } = ordersOf(events$, { settleMs: 20 });

      m.expect(ended$.pipe(map(brief))).toBeObservable('- 20ms d 79ms |', { d: 'a completed' });
    }),
  );

  it('forgets an order as the options say', () => {
    const { events$, orders } = scene({ rememberOver: 0 });
    record(orders.states$, brief);

    for (const event of [a, aFilled, b]) events$.next(event);

    expect([...orders.snapshot().keys()]).toEqual(['b']);
  });

  it('passes an error of the stream on to everyone, and begins anew afterwards', () => {
    const { events$, orders, subscriptions } = scene();
    const everyone = [
      record(orders.states$, brief),
      record(orders.ended$, brief),
      record(orders.order$('a'), brief),
      record(orders.open$, () => 'list'),
    ];

    events$.error(new Error('the line is down'));

    expect(everyone.map(({ said }) => said.at(-1))).toEqual(Array(4).fill('Error: the line is down'));
    expect(orders.snapshot().size).toBe(0);
    record(orders.states$, brief);
    expect(subscriptions()).toBe(2);
  });

  it('ends at once for who comes after the end of a stream that stays ended', () => {
    const failing = ordersOf(throwError(() => new Error('refused')));
    const ending = ordersOf(EMPTY);

    const ends = ['first', 'second'].map(() => [
      record(failing.order$('a'), brief).said,
      record(ending.open$, briefs).said,
    ]);

    expect(ends).toEqual(Array(2).fill([['Error: refused'], ['[]', 'complete']]));
  });

  it('begins anew for a listener that comes back in the moment of the end', () => {
    let rounds = 0;
    const events$ = new Observable<UserEvent>((subscriber) => {
      rounds += 1;
      subscriber.next(rounds === 1 ? a : b);
      subscriber.complete();
    });
    const orders = ordersOf(events$);

    expect(record(orders.states$.pipe(repeat(2)), brief).said).toEqual(['a running', 'b submitted', 'complete']);
    expect(record(concat(orders.order$('b'), NEVER).pipe(take(1)), brief).said).toEqual(['b submitted', 'complete']);
  });

  it.each<[string, UserEvent, string[]]>([
    ['a user_switched marker', switched, ['a running']],
    ['an event of another user', dagStarted({ orderId: 'z', userId: 'usr_2' }), ['a running', 'z running']],
  ])('at %s forgets every order, lists none and completes the watches', (_what, another, shown) => {
    const { events$, orders } = scene();
    const states = record(orders.states$, brief);
    const open = record(orders.open$, briefs);
    const seen = record(orders.order$('a'), brief);
    const waiting = record(orders.order$('y'), brief);
    events$.next(a);

    events$.next(another);

    expect(open.said).toEqual(['[]', '[]']);
    expect(seen.said).toEqual(['a running', 'complete']);
    expect(waiting.said).toEqual(['complete']);
    expect(orders.snapshot().has('a')).toBe(false);
    expect(states.said).toEqual(shown);
  });

  it('keeps a watch over a user_switched marker that is the first of all events', () => {
    const { events$, orders } = scene();
    const seen = record(orders.order$('a'), brief);

    events$.next(switched);
    events$.next(stepStarted({ orderId: 'a', userId: 'usr_2' }));

    expect(seen.said).toEqual(['a running']);
  });

  it('watches anew for who comes back in the moment when the user changes', () => {
    const { events$, orders } = scene();
    record(orders.ended$, brief);
    const said: string[] = [];
    const watch = () => orders.order$('a').subscribe({ next: (order) => said.push(brief(order)), complete: watch });
    watch();

    for (const event of [a, switched, filled({ orderId: 'a', userId: 'usr_2' })]) events$.next(event);

    expect(said).toEqual(['a running', 'a filled']);
  });

  it('leaves a watch be when another watch of the same order ends', () => {
    const { events$, orders } = scene();
    const first = record(orders.order$('a'), brief);
    const second = record(orders.order$('a'), brief);

    events$.next(a);
    first.subscription.unsubscribe();
    events$.next(aFilled);

    expect([first.said, second.said]).toEqual([['a running'], ['a running', 'a filled']]);
  });

  it('does no more for an event when 1,000 other orders are watched', () => {
    const next = vi.spyOn(Subscriber.prototype, 'next');
    const notifications = (watchers: number): number => {
      const { events$, orders } = scene();
      record(orders.order$('a'), brief);
      for (let i = 0; i < watchers; i += 1) orders.order$(`o${i}`).subscribe();
      next.mockClear();
      events$.next(a);
      return next.mock.calls.length;
    };

    expect(notifications(1_000)).toBe(notifications(0));
  });

  it('tells everyone one event after the other when a listener causes one from inside another', () => {
    const { events$, orders } = scene();
    orders.order$('a').subscribe(({ status }) => {
      if (status === 'completed') events$.next(aFilled);
    });
    const states = record(orders.states$, brief);
    const ended = record(orders.ended$, brief);

    events$.next(dagCompleted({ orderId: 'a' }));
    events$.complete();

    expect(states.said).toEqual(['a completed', 'a filled', 'complete']);
    expect(ended.said).toEqual(['a filled', 'complete']);
  });

  it('is not confused by a listener that causes an event while it is given the current states', () => {
    const { events$, orders } = scene();
    record(orders.ended$, brief);
    for (const event of [a, b]) events$.next(event);
    const said: string[] = [];

    orders.states$.subscribe((order) => {
      said.push(brief(order));
      if (said.length === 1) events$.next(failed({ orderId: 'b' }));
    });

    expect(said).toEqual(['a running', 'b failed', 'b failed']);
  });

  it('shows no order of the user before to a listener that switches users while it is given the current states', () => {
    const { events$, orders } = scene();
    record(orders.ended$, brief);
    for (const event of [a, b]) events$.next(event);
    const seen: OrderState[] = [];

    orders.states$.subscribe((order) => {
      seen.push(order);
      if (seen.length === 1) events$.next(continuity({ cause: 'user_switched' }));
    });

    expect(seen.map(brief)).toEqual(['a running']);
  });

  it('gives each first listener of a stream that emits at once every event', () => {
    const orders = ordersOf(concat(from([a, b, aFilled]), NEVER));

    expect(record(orders.states$.pipe(take(3)), brief).said).toEqual([
      'a running',
      'b submitted',
      'a filled',
      'complete',
    ]);
    expect(record(orders.order$('a').pipe(take(2)), brief).said).toEqual(['a running', 'a filled', 'complete']);
    expect(record(ordersOf(of(a)).open$, briefs).said).toEqual(['[]', '[a running]', 'complete']);
  });
});
