import { orderProgress$, trackOrder$, type TrackOrderOptions } from 'agg-rx/operators';
import {
  continuity,
  dagCompleted,
  dagStarted,
  filled,
  orderSubmitted,
  partialFill,
  stepCompleted,
  stepStarted,
} from 'agg-rx/testing';
import { map, Subject, VirtualTimeScheduler, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { UserEvent } from '../../src/events/index.js';
import { marbles } from '../support/marbles.js';
import { at, brief } from './brief.js';

function tracked(events$: Observable<UserEvent>, options?: TrackOrderOptions): Observable<string> {
  return events$.pipe(trackOrder$('o1', options), map(brief));
}

const submitted = orderSubmitted({ orderId: 'o1' });
const started = stepStarted({ orderId: 'o1', timestamp: at(1) });
const end = filled({ orderId: 'o1', timestamp: at(2) });

describe('trackOrder$', () => {
  it(
    'follows one order alone, and completes when it has been over and unchanged for settleMs',
    marbles((m) => {
      const events$ = m.hot('-a-x-b-b-f-x-f 9s |', {
        a: submitted,
        b: started,
        f: end,
        x: stepStarted({ orderId: 'o2' }),
      });

      m.expect(tracked(events$)).toBeObservable('-a---b---f 1999ms |', {
        a: 'o1 submitted',
        b: 'o1 running',
        f: 'o1 filled',
      });
      m.expect(events$).toHaveSubscriptions('^-------- 2s !');
    }),
  );

  it(
    'waits anew when an order that is over changes',
    marbles((m) => {
      const events$ = m.hot('-f 1s s 9s |', { f: end, s: submitted });

      m.expect(tracked(events$)).toBeObservable('-f 1s s 1999ms |', { f: 'o1 filled', s: 'o1 filled' });
    }),
  );

  it(
    'does not complete after a lone partial_fill, nor when a newer run takes an end back',
    marbles((m) => {
      const events$ = m.hot('-p 5s c-d 5s f 9s |', {
        p: partialFill({ orderId: 'o2' }),
        c: dagCompleted({ orderId: 'o1', dagRunId: 'r1' }),
        d: dagStarted({ orderId: 'o1', dagRunId: 'r2', timestamp: at(5) }),
        f: partialFill({ orderId: 'o1' }),
      });

      m.expect(tracked(events$)).toBeObservable('-- 5s c-d 5s f 9s |', {
        c: 'o1 completed',
        d: 'o1 running',
        f: 'o1 partially_filled',
      });
    }),
  );

  it(
    'completes with its source, without waiting',
    marbles((m) => {
      m.expect(tracked(m.hot('-f-|', { f: end }))).toBeObservable('-f-|', { f: 'o1 filled' });
    }),
  );

  it.each<[string, UserEvent]>([
    ['a user_switched marker', continuity({ cause: 'user_switched', userId: 'usr_2' })],
    ['an event of another user', stepStarted({ orderId: 'o1', userId: 'usr_2' })],
  ])('completes at %s', (_what, another) => {
    marbles((m) => {
      const events$ = m.hot('-b-u-f-', { b: started, u: another, f: end });

      m.expect(tracked(events$)).toBeObservable('-b-|', { b: 'o1 running' });
      m.expect(events$).toHaveSubscriptions('^--!');
    })();
  });

  it(
    'completes at a change of user before the order was heard of',
    marbles((m) => {
      const events$ = m.hot('-c-u-f-', {
        c: continuity({ cause: 'connected' }),
        u: continuity({ cause: 'user_switched', userId: 'usr_2' }),
        f: end,
      });

      m.expect(tracked(events$)).toBeObservable('---|');
    }),
  );

  it(
    'goes on when the first of all events is a user_switched marker, as a late subscriber is given it',
    marbles((m) => {
      const events$ = m.cold('u-b-', { u: continuity({ cause: 'user_switched', userId: 'usr_1' }), b: started });

      m.expect(tracked(events$)).toBeObservable('--b-', { b: 'o1 running' });
    }),
  );

  it.each<[string, UserEvent[], string[]]>([
    ['before its events', [submitted, started], ['o1 submitted', 'o1 running']],
    ['after its events', [started, submitted], ['o1 running', 'o1 running']],
    ['not at all', [started], ['o1 running']],
  ])('follows an order whose order_submitted comes %s', (_when, events, expected) => {
    const events$ = new Subject<UserEvent>();
    const seen: string[] = [];
    tracked(events$).subscribe((order) => seen.push(order));

    for (const event of events) events$.next(event);

    expect(seen).toEqual(expected);
  });

  it('takes its time from the scheduler that it is given, and leaves no timer behind', () => {
    const scheduler = new VirtualTimeScheduler();
    const events$ = new Subject<UserEvent>();
    let completedAtMs: number | undefined;
    tracked(events$, { settleMs: 50, scheduler }).subscribe({ complete: () => (completedAtMs = scheduler.now()) });
    const left = tracked(events$, { settleMs: 500, scheduler }).subscribe();

    events$.next(end);
    left.unsubscribe();
    scheduler.flush();

    expect(completedAtMs).toBe(50);
    expect(scheduler.now()).toBe(50);
  });

  it('gives a subscriber that causes an event from inside another one both, in order', () => {
    const events$ = new Subject<UserEvent>();
    const seen: string[] = [];
    tracked(events$).subscribe((order) => {
      seen.push(order);
      if (order === 'o1 running') events$.next(end);
    });

    events$.next(started);

    expect(seen).toEqual(['o1 running', 'o1 filled']);
  });
});

describe('orderProgress$', () => {
  const step = { orderId: 'o1', dagRunId: 'r1', stepId: 's3', stepType: 'submit-order', sequence: 3, totalSteps: 7 };

  it(
    'tells the step as it changes, and completes like trackOrder$',
    marbles((m) => {
      const events$ = m.hot('-s-a-n-a-b-f 9s |', {
        s: submitted,
        a: stepStarted(step),
        n: orderSubmitted({ orderId: 'o1', timestamp: at(9) }),
        b: stepCompleted({ ...step, timestamp: at(1) }),
        f: end,
      });

      const shown$ = events$.pipe(
        orderProgress$('o1', { settleMs: 100 }),
        map(
          (progress) =>
            `${progress.step} of ${String(progress.of)} ${String(progress.stepType)} ${progress.stepStatus}`,
        ),
      );

      m.expect(shown$).toBeObservable('---a-----b- 100ms |', {
        a: '3 of 7 submit-order running',
        b: '3 of 7 submit-order completed',
      });
    }),
  );

  it.each([
    ['step', {}, { sequence: 4, stepId: 's4' }],
    ['number of steps', {}, { totalSteps: 8 }],
    ['type of the step', { stepType: null }, { stepType: 'submit-order' }],
  ])('tells a change of the %s alone', (_what, first, change) => {
    const events$ = new Subject<UserEvent>();
    let told = 0;
    events$.pipe(orderProgress$('o1')).subscribe(() => (told += 1));

    events$.next(stepStarted({ ...step, ...first }));
    events$.next(stepStarted({ ...step, ...change, timestamp: at(1) }));
    events$.next(stepStarted({ ...step, ...change, timestamp: at(2) }));

    expect(told).toBe(2);
  });

  it(
    'completes when the user changes',
    marbles((m) => {
      const events$ = m.hot('-a-u-a-', {
        a: stepStarted(step),
        u: continuity({ cause: 'user_switched', userId: 'usr_2' }),
      });

      const steps$ = events$.pipe(
        orderProgress$('o1'),
        map((progress) => progress.step),
      );

      m.expect(steps$).toBeObservable('-a-|', { a: 3 });
    }),
  );
});
