import { stuckOrders$ } from 'agg-rx/operators';
import { continuity, dagStarted, filled, orderSubmitted, partialFill, stepStarted } from 'agg-rx/testing';
import { map, Subject, VirtualTimeScheduler, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { UserEvent } from '../../src/events/index.js';
import { marbles } from '../support/marbles.js';
import { at, brief } from './brief.js';

function stuck(events$: Observable<UserEvent>): Observable<string> {
  return events$.pipe(stuckOrders$({ silentMs: 10 }), map(brief));
}

const a = orderSubmitted({ orderId: 'a', timestamp: at(0) });
const b = stepStarted({ orderId: 'a', timestamp: at(1) });
const interrupted = continuity({ cause: 'interrupted' });
const reconnected = continuity({ cause: 'reconnected', epoch: 2 });

describe('stuckOrders$', () => {
  it(
    'tells an open order that was silent for silentMs, once until it moves',
    marbles((m) => {
      const events$ = m.hot('-a 99ms b 99ms |', { a, b });

      m.expect(stuck(events$)).toBeObservable('- 10ms a 99ms b 89ms |', { a: 'a submitted', b: 'a running' });
    }),
  );

  it(
    'counts the silence anew from each event that changes the order, whatever time the event bears',
    marbles((m) => {
      const events$ = m.hot('-b----a 99ms |', { a, b });

      m.expect(stuck(events$)).toBeObservable('------ 10ms a 89ms |', { a: 'a running' });
    }),
  );

  it(
    'does not take a repeat for a move',
    marbles((m) => {
      const events$ = m.hot('-a----a 99ms |', { a });

      m.expect(stuck(events$)).toBeObservable('- 10ms a 94ms |', { a: 'a submitted' });
    }),
  );

  it(
    'never tells an order that is over, and tells one that a newer run opens again',
    marbles((m) => {
      const events$ = m.hot('-a-f 99ms |', { a, f: filled({ orderId: 'a' }) });
      const reopened$ = m.hot('-d-e 99ms |', {
        d: { ...dagStarted({ orderId: 'o' }), event: 'dag_failed' as const, dagRunId: 'r1' },
        e: dagStarted({ orderId: 'o', dagRunId: 'r2', timestamp: at(5) }),
      });

      m.expect(stuck(events$)).toBeObservable('---- 99ms |');
      m.expect(stuck(reopened$)).toBeObservable('--- 10ms o 89ms |', { o: 'o running' });
    }),
  );

  it(
    'takes an order with a lone partial_fill for open',
    marbles((m) => {
      const events$ = m.hot('-p 99ms |', { p: partialFill({ orderId: 'a' }) });

      m.expect(stuck(events$)).toBeObservable('- 10ms p 89ms |', { p: 'a partially_filled' });
    }),
  );

  it(
    'tells each order by its own silence',
    marbles((m) => {
      const events$ = m.hot('-a--c 99ms |', { a, c: orderSubmitted({ orderId: 'c' }) });

      m.expect(stuck(events$)).toBeObservable('- 10ms a--c 89ms |', { a: 'a submitted', c: 'c submitted' });
    }),
  );

  it(
    'lets the clock stand still from interrupted to the next marker',
    marbles((m) => {
      const events$ = m.hot('-a---i 50ms r 99ms |', { a, i: interrupted, r: reconnected });

      m.expect(stuck(events$)).toBeObservable('----- 51ms 6ms a 93ms |', { a: 'a submitted' });
    }),
  );

  it(
    'counts nothing where it begins within an interruption',
    marbles((m) => {
      const events$ = m.hot('i-a 50ms r 99ms |', { a, i: interrupted, r: reconnected });

      m.expect(stuck(events$)).toBeObservable('--- 50ms 10ms a 89ms |', { a: 'a submitted' });
    }),
  );

  it.each<[string, UserEvent]>([
    ['a user_switched marker', continuity({ cause: 'user_switched', userId: 'usr_2' })],
    ['an event of another user', filled({ orderId: 'z', userId: 'usr_2' })],
  ])('drops what waits at %s', (_what, another) => {
    marbles((m) => {
      const events$ = m.hot('-b---u 99ms |', { b, u: another });

      m.expect(stuck(events$)).toBeObservable('------ 99ms |');
    })();
  });

  it(
    'drops what waits when the source ends',
    marbles((m) => {
      m.expect(stuck(m.hot('-a--|', { a }))).toBeObservable('----|');
      m.expect(stuck(m.hot('-a--#', { a }))).toBeObservable('----#');
    }),
  );

  it(
    'keeps its state apart for each subscriber',
    marbles((m) => {
      const events$ = m.hot('-a---b 99ms |', { a, b });
      const stuck$ = stuck(events$);

      m.expect(stuck$).toBeObservable('----- 10ms b 89ms |', { b: 'a running' });
      m.expect(stuck$, '--^').toBeObservable('----- 10ms b 89ms |', { b: 'a running' });
    }),
  );

  it('takes its time from the scheduler that it is given, and leaves no timer behind', () => {
    const scheduler = new VirtualTimeScheduler();
    const events$ = new Subject<UserEvent>();
    const seen: string[] = [];
    const subscription = events$.pipe(stuckOrders$({ silentMs: 50, scheduler })).subscribe((order) => {
      seen.push(`${brief(order)} at ${scheduler.now()}`);
    });

    events$.next(a);
    scheduler.flush();
    events$.next(b);
    subscription.unsubscribe();

    expect(seen).toEqual(['a submitted at 50']);
    expect(scheduler.actions.filter(({ closed }) => !closed)).toEqual([]);
  });

  it('is not confused by a subscriber that ends the order it is told of', () => {
    const scheduler = new VirtualTimeScheduler();
    const events$ = new Subject<UserEvent>();
    const seen: string[] = [];
    events$.pipe(stuckOrders$({ silentMs: 50, scheduler })).subscribe((order) => {
      seen.push(brief(order));
      events$.next(filled({ orderId: 'a' }));
      events$.next(filled({ orderId: 'c' }));
    });

    events$.next(a);
    events$.next(orderSubmitted({ orderId: 'c' }));
    scheduler.flush();

    expect(seen).toEqual(['a submitted']);
  });
});
