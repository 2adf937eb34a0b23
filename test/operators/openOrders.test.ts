import { openOrders$, type OpenOrdersOptions } from 'agg-rx/operators';
import { continuity, failed, filled, orderSubmitted, partialFill, stepStarted } from 'agg-rx/testing';
import { map, Subject, VirtualTimeScheduler, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { UserEvent } from '../../src/events/index.js';
import { marbles } from '../support/marbles.js';
import { at, brief } from './brief.js';

function listed(events$: Observable<UserEvent>, options?: OpenOrdersOptions): Observable<string> {
  return events$.pipe(
    openOrders$(options),
    map((orders) => orders.map(brief).join(', ')),
  );
}

const a = stepStarted({ orderId: 'a', timestamp: at(2) });
const b = orderSubmitted({ orderId: 'b', timestamp: at(1) });
const empty = { e: '' };

describe('openOrders$', () => {
  it(
    'gives an empty list at once, then the latest list, at most one in auditMs',
    marbles((m) => {
      const events$ = m.hot('-a-b 40ms f-', { a, b, f: filled({ orderId: 'a' }) });

      m.expect(listed(events$)).toBeObservable('e 16ms x 42ms y', {
        ...empty,
        x: 'b submitted, a running',
        y: 'b submitted',
      });
    }),
  );

  it(
    'does not wait for silence: under steady change a list comes every auditMs',
    marbles((m) => {
      const events$ = m.hot('a--b--c--d--', {
        a,
        b,
        c: orderSubmitted({ orderId: 'c', timestamp: at(3) }),
        d: orderSubmitted({ orderId: 'd', timestamp: at(4) }),
      });

      const sizes$ = events$.pipe(
        openOrders$({ auditMs: 5 }),
        map((orders) => orders.length),
      );

      m.expect(sizes$).toBeObservable('0----2-----4', { 0: 0, 2: 2, 4: 4 });
    }),
  );

  it(
    'puts the oldest order first, and two of one time by their ids',
    marbles((m) => {
      const events$ = m.hot('-abcd|', {
        a,
        b,
        c: orderSubmitted({ orderId: 'Z', timestamp: at(1) }),
        d: orderSubmitted({ orderId: 'c', timestamp: at(1) }),
      });

      m.expect(listed(events$)).toBeObservable('e----(x|)', {
        ...empty,
        x: 'Z submitted, b submitted, c submitted, a running',
      });
    }),
  );

  it(
    'counts an order with a lone partial_fill as open, and one that has failed besides as over',
    marbles((m) => {
      const events$ = m.hot('-p 30ms f', { p: partialFill({ orderId: 'a' }), f: failed({ orderId: 'a' }) });

      m.expect(listed(events$)).toBeObservable('e 16ms x 30ms e', { ...empty, x: 'a partially_filled' });
    }),
  );

  it(
    'says nothing of an order that was over when it was first heard of, and nothing for a repeat',
    marbles((m) => {
      const events$ = m.hot('-f-f-x 30ms |', {
        f: filled({ orderId: 'a' }),
        x: failed({ orderId: 'a', timestamp: at(9) }),
      });

      m.expect(listed(events$)).toBeObservable('e----- 30ms |', empty);
    }),
  );

  it.each<[string, UserEvent, string]>([
    ['a user_switched marker', continuity({ cause: 'user_switched', userId: 'usr_2' }), 'e 16ms x---e 30ms |'],
    ['an order of another user that is over', filled({ orderId: 'z', userId: 'usr_2' }), 'e 16ms x---e 30ms |'],
    ['an open order of another user', stepStarted({ orderId: 'z', userId: 'usr_2' }), 'e 16ms x---e 15ms z 14ms |'],
  ])('gives an empty list at once at %s, and drops the list that was due', (_what, another, expected) => {
    marbles((m) => {
      const events$ = m.hot('-a 17ms b-u 30ms |', { a, b, u: another });

      m.expect(listed(events$)).toBeObservable(expected, { ...empty, x: 'a running', z: 'z running' });
    })();
  });

  it(
    'gives a list that is due at once when the source completes',
    marbles((m) => {
      m.expect(listed(m.hot('-a-|', { a }))).toBeObservable('e--(x|)', { ...empty, x: 'a running' });
    }),
  );

  it(
    'drops a list that is due when the source fails',
    marbles((m) => {
      m.expect(listed(m.hot('-a-#', { a }))).toBeObservable('e--#', empty);
    }),
  );

  it('takes its time from the scheduler that it is given, and leaves no timer behind', () => {
    const scheduler = new VirtualTimeScheduler();
    const events$ = new Subject<UserEvent>();
    const seen: string[] = [];
    const subscription = listed(events$, { auditMs: 50, scheduler }).subscribe((list) => {
      seen.push(`[${list}] at ${scheduler.now()}`);
    });

    events$.next(a);
    scheduler.flush();
    events$.next(b);
    subscription.unsubscribe();

    expect(seen).toEqual(['[] at 0', '[a running] at 50']);
    expect(scheduler.actions.filter(({ closed }) => !closed)).toEqual([]);
  });

  it('leaves no timer behind when a subscriber goes as the user changes', () => {
    const scheduler = new VirtualTimeScheduler();
    const events$ = new Subject<UserEvent>();
    let lists = 0;
    const subscription = listed(events$, { scheduler }).subscribe(() => {
      lists += 1;
      if (lists === 2) subscription.unsubscribe();
    });

    events$.next(a);
    events$.next(stepStarted({ orderId: 'z', userId: 'usr_2' }));

    expect(scheduler.actions.filter(({ closed }) => !closed)).toEqual([]);
  });
});
