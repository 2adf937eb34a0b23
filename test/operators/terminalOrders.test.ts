import { terminalOrders$, type TerminalOrdersOptions } from 'agg-rx/operators';
import type { OrderState } from 'agg-rx/order';
import {
  continuity,
  dagCancelled,
  dagCompleted,
  dagFailed,
  dagStarted,
  failed,
  filled,
  orderSnapshot,
  orderSubmitted,
  partialFill,
  stepCompleted,
  stepFailed,
  stepRetrying,
  stepStarted,
} from 'agg-rx/testing';
import { map, merge, Subject, VirtualTimeScheduler, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { UserEvent } from '../../src/events/index.js';
import { marbles } from '../support/marbles.js';
import { at, brief, isoAt } from './brief.js';

function ends(events$: Observable<UserEvent>, options?: TerminalOrdersOptions): Observable<string> {
  return events$.pipe(terminalOrders$(options), map(brief));
}

const told = ({ orderId, status, fill, disputed }: OrderState): string =>
  `${orderId} ${status} ${String(fill?.filledRaw)}${disputed ? ' disputed' : ''}`;

describe('terminalOrders$', () => {
  it(
    'announces an end once, however often it is told and whatever follows',
    marbles((m) => {
      const events$ = m.hot('-s-f-f-c-d-|', {
        s: stepStarted({ orderId: 'o1', dagRunId: 'r1' }),
        f: filled({ orderId: 'o1' }),
        c: stepCompleted({ orderId: 'o1', dagRunId: 'r1', timestamp: at(7) }),
        d: dagCompleted({ orderId: 'o1', dagRunId: 'r1', timestamp: at(9) }),
      });

      m.expect(ends(events$)).toBeObservable('---f-------|', { f: 'o1 filled' });
    }),
  );

  it(
    'announces an order again when its end rises, and never when a lower one is told',
    marbles((m) => {
      const events$ = m.hot('-c-d-f-g-d-', {
        c: dagCancelled({ orderId: 'o1', dagRunId: 'r1' }),
        d: failed({ orderId: 'o1' }),
        f: partialFill({ orderId: 'o1' }),
        g: filled({ orderId: 'o1' }),
      });

      m.expect(events$.pipe(terminalOrders$(), map(told))).toBeObservable('-c-d-f-g---', {
        c: 'o1 cancelled undefined',
        d: 'o1 failed undefined',
        f: 'o1 partially_filled undefined',
        g: 'o1 filled undefined disputed',
      });
    }),
  );

  it(
    'announces an order again when the amount traded grows',
    marbles((m) => {
      const events$ = m.hot('-a-b-a-', {
        a: partialFill({ orderId: 'o1', filledAmountRaw: '100' }),
        b: partialFill({ orderId: 'o1', filledAmountRaw: '250' }),
      });

      m.expect(events$.pipe(terminalOrders$(), map(told))).toBeObservable('-a-b---', {
        a: 'o1 partially_filled 100',
        b: 'o1 partially_filled 250',
      });
    }),
  );

  it(
    'announces an order again when it turns disputed, and only then',
    marbles((m) => {
      const events$ = m.hot('-f-x-y-', {
        f: filled({ orderId: 'o1' }),
        x: failed({ orderId: 'o1', timestamp: at(5) }),
        y: failed({ orderId: 'o1', timestamp: at(6), errorReason: 'again' }),
      });

      m.expect(events$.pipe(terminalOrders$(), map(told))).toBeObservable('-f-x---', {
        f: 'o1 filled undefined',
        x: 'o1 filled undefined disputed',
      });
    }),
  );

  it(
    'announces an order whose order_submitted comes late or not at all as any other',
    marbles((m) => {
      const events$ = m.hot('-f-s-g-', {
        f: filled({ orderId: 'o1' }),
        s: orderSubmitted({ orderId: 'o1' }),
        g: filled({ orderId: 'o2' }),
      });

      m.expect(ends(events$)).toBeObservable('-f---g-', { f: 'o1 filled', g: 'o2 filled' });
    }),
  );

  describe('of a dag_completed without a fill', () => {
    it(
      'waits settleMs for a fill, then announces the order once',
      marbles((m) => {
        const events$ = m.hot('-d 3s d', { d: dagCompleted({ orderId: 'o1' }) });

        m.expect(ends(events$)).toBeObservable('- 2s d', { d: 'o1 completed' });
      }),
    );

    it(
      'announces a fill that comes meanwhile at once, and nothing after it',
      marbles((m) => {
        const events$ = m.hot('-d 1s f 9s |', { d: dagCompleted({ orderId: 'o1' }), f: filled({ orderId: 'o1' }) });

        m.expect(ends(events$)).toBeObservable('-- 1s f 9s |', { f: 'o1 filled' });
      }),
    );

    it(
      'announces the order as it stands when the wait is over',
      marbles((m) => {
        const events$ = m.hot('-d 1s s', { d: dagCompleted({ orderId: 'o1' }), s: orderSubmitted({ orderId: 'o1' }) });

        const sizes$ = events$.pipe(
          terminalOrders$(),
          map(({ submission }) => submission?.size),
        );

        m.expect(sizes$).toBeObservable('- 2s x', { x: 100 });
      }),
    );

    it(
      'does not lose the order when REST says meanwhile that nothing was traded',
      marbles((m) => {
        const events$ = m.hot('-d-s 9s |', {
          d: dagCompleted({ orderId: 'o1' }),
          s: orderSnapshot({ id: 'o1', status: 'done', filledAmountRaw: '0' }),
        });

        m.expect(events$.pipe(terminalOrders$(), map(told))).toBeObservable('- 2s x 7002ms |', { x: 'o1 completed 0' });
      }),
    );

    it(
      'does not wait where the amount traded is known already',
      marbles((m) => {
        const events$ = m.hot('-s-d-', {
          s: orderSnapshot({ id: 'o1', status: 'open', filledAmountRaw: '70' }),
          d: dagCompleted({ orderId: 'o1' }),
        });

        m.expect(events$.pipe(terminalOrders$(), map(told))).toBeObservable('---d-', { d: 'o1 completed 70' });
      }),
    );

    it(
      'gives each order its own wait',
      marbles((m) => {
        const events$ = m.hot('-a 500ms b', { a: dagCompleted({ orderId: 'o1' }), b: dagCompleted({ orderId: 'o2' }) });

        m.expect(ends(events$)).toBeObservable('- 2s a 500ms b', { a: 'o1 completed', b: 'o2 completed' });
      }),
    );

    it(
      'announces what still waits when the source completes, the longest waiting first',
      marbles((m) => {
        const events$ = m.hot('-a-b-c-|', {
          a: dagCompleted({ orderId: 'o2' }),
          b: dagCompleted({ orderId: 'o1' }),
          c: orderSubmitted({ orderId: 'o2' }),
        });

        m.expect(ends(events$)).toBeObservable('-------(ab|)', { a: 'o2 completed', b: 'o1 completed' });
      }),
    );

    it(
      'drops what still waits when the source fails',
      marbles((m) => {
        const events$ = m.hot('-a-#', { a: dagCompleted({ orderId: 'o1' }) });

        m.expect(ends(events$)).toBeObservable('---#');
      }),
    );

    it.each<[string, UserEvent]>([
      ['at a user_switched marker', continuity({ cause: 'user_switched', userId: 'usr_2' })],
      ['at an event of another user', stepStarted({ orderId: 'o9', userId: 'usr_2' })],
    ])('drops what still waits %s', (_where, another) => {
      marbles((m) => {
        const events$ = m.hot('-a-u 9s |', { a: dagCompleted({ orderId: 'o1' }), u: another });

        m.expect(ends(events$)).toBeObservable('---- 9s |');
      })();
    });

    it(
      'drops the wait when a newer run takes the end back, and announces its end afresh',
      marbles((m) => {
        const events$ = m.hot('-a-b 5s c 5s |', {
          a: dagCompleted({ orderId: 'o1', dagRunId: 'r1' }),
          b: dagStarted({ orderId: 'o1', dagRunId: 'r2', timestamp: at(3) }),
          c: dagCompleted({ orderId: 'o1', dagRunId: 'r2', timestamp: at(9) }),
        });

        m.expect(ends(events$)).toBeObservable('---- 5s 2s c 3s |', { c: 'o1 completed' });
      }),
    );

    it('takes its time from the scheduler that it is given', () => {
      const scheduler = new VirtualTimeScheduler();
      const events$ = new Subject<UserEvent>();
      const seen: string[] = [];
      ends(events$, { settleMs: 50, scheduler }).subscribe((end) => {
        seen.push(`${end} at ${scheduler.now()}`);
      });

      events$.next(dagCompleted({ orderId: 'o1' }));
      scheduler.flush();

      expect(seen).toEqual(['o1 completed at 50']);
    });
  });

  it(
    'announces the end of a newer run afresh, the same or a lower one too',
    marbles((m) => {
      const events$ = m.hot('-a-b-c-d-', {
        a: dagFailed({ orderId: 'o1', dagRunId: 'r1' }),
        b: dagStarted({ orderId: 'o1', dagRunId: 'r2', timestamp: at(3) }),
        c: dagFailed({ orderId: 'o1', dagRunId: 'r2', timestamp: at(5) }),
        d: dagCancelled({ orderId: 'o1', dagRunId: 'r3', timestamp: at(7) }),
      });

      m.expect(ends(events$)).toBeObservable('-a---c-d-', { a: 'o1 failed', c: 'o1 failed', d: 'o1 cancelled' });
    }),
  );

  describe('of an end that REST alone knows', () => {
    const reconnected = continuity({ cause: 'reconnected', epoch: 2, silentSince: at(1_000) });
    const live = stepStarted({ orderId: 'o1' });
    const row = (updatedAt: string | undefined) =>
      orderSnapshot({ id: 'o1', status: 'filled', ...(updatedAt !== undefined && { updatedAt }) });

    it.each<[string, UserEvent[], string[]]>([
      ['is silent where the row is not later than silentSince', [live, reconnected, row(isoAt(1_000))], []],
      ['announces it where the row is later than silentSince', [live, reconnected, row(isoAt(1_001))], ['o1 filled']],
      [
        'announces an order never heard of here that ended in the silence',
        [reconnected, row(isoAt(1_001))],
        ['o1 filled'],
      ],
      ['is silent about history when nothing was lost yet', [continuity({ cause: 'connected' }), row(isoAt(9))], []],
      ['announces it when nothing was lost yet and the order was live here', [live, row(isoAt(9))], ['o1 filled']],
      [
        'announces it when the row has no time and the order was live here',
        [live, reconnected, row(undefined)],
        ['o1 filled'],
      ],
      ['is silent when the row has no time and the order was never live here', [reconnected, row(undefined)], []],
      ['is silent when a row is read twice', [live, reconnected, row(isoAt(2_000)), row(isoAt(2_000))], ['o1 filled']],
      ['is silent at a late step of an order that is history', [reconnected, row(isoAt(1)), live], []],
      [
        'announces it when a live event tells it too',
        [reconnected, row(isoAt(1)), filled({ orderId: 'o1' })],
        ['o1 filled'],
      ],
      [
        'goes by the silence of the last marker alone',
        [reconnected, continuity({ cause: 'user_switched', userId: 'usr_2' }), row(isoAt(2_000))],
        [],
      ],
      [
        'is silent about a final word of history on an order that was told of as partly filled',
        [partialFill({ orderId: 'o1' }), reconnected, row(isoAt(1))],
        ['o1 partially_filled'],
      ],
    ])('%s', (_rule, events, expected) => {
      const events$ = new Subject<UserEvent>();
      const seen: string[] = [];
      ends(events$).subscribe((end) => seen.push(end));

      for (const event of events) events$.next(event);

      expect(seen).toEqual(expected);
    });
  });

  describe('with stepFailureEnds', () => {
    const options = { stepFailureEnds: true };
    const events = {
      s: stepStarted({ orderId: 'o1', dagRunId: 'r1', stepId: 's1' }),
      f: stepFailed({ orderId: 'o1', dagRunId: 'r1', stepId: 's1', timestamp: at(1) }),
      g: stepFailed({ orderId: 'o1', dagRunId: 'r1', stepId: 's1', timestamp: at(2), errorReason: 'again' }),
      r: stepRetrying({ orderId: 'o1', dagRunId: 'r1', stepId: 's1', attempt: 1, timestamp: at(3) }),
      h: stepFailed({ orderId: 'o1', dagRunId: 'r1', stepId: 's1', attempt: 1, timestamp: at(4) }),
      d: dagFailed({ orderId: 'o1', dagRunId: 'r1', timestamp: at(5) }),
      n: stepFailed({ orderId: 'o1', dagRunId: 'r2', stepId: 's1', timestamp: at(6) }),
    };

    it(
      'announces a step_failed, once until the step is tried again, and the end too',
      marbles((m) => {
        const events$ = m.hot('-s-f-g-r-h-d-n-', events);

        m.expect(ends(events$, options)).toBeObservable('---f-----f-d-f-', { f: 'o1 step_failed', d: 'o1 failed' });
      }),
    );

    it(
      'says nothing of a step_failed unless asked',
      marbles((m) => {
        const events$ = m.hot('-s-f-g-r-h-d-', events);

        m.expect(ends(events$)).toBeObservable('-----------d-', { d: 'o1 failed' });
      }),
    );
  });

  it.each<[string, UserEvent]>([
    ['a user_switched marker', continuity({ cause: 'user_switched', userId: 'usr_2' })],
    ['an event of another user', stepStarted({ orderId: 'o9', userId: 'usr_2' })],
  ])('has forgotten after %s what it announced before', (_what, another) => {
    marbles((m) => {
      const events$ = m.hot('-f-u-f-', { f: filled({ orderId: 'o1', userId: null }), u: another });
      const first$ = m.hot('  -f-----', { f: dagStarted({ orderId: 'o8', userId: 'usr_1' }) });

      m.expect(ends(merge(first$, events$))).toBeObservable('-f---f-', { f: 'o1 filled' });
    })();
  });

  it(
    'announces a live fill of an order long forgotten',
    marbles((m) => {
      const events$ = m.hot('-a-s-f-', {
        a: failed({ orderId: 'o1' }),
        s: stepCompleted({ orderId: 'o1' }),
        f: filled({ orderId: 'o1' }),
      });

      m.expect(ends(events$, { rememberOver: 0 })).toBeObservable('-a---f-', { a: 'o1 failed', f: 'o1 filled' });
    }),
  );

  it('is not confused by a subscriber that causes an event from inside an announcement', () => {
    const events$ = new Subject<UserEvent>();
    const seen: string[] = [];
    ends(events$).subscribe((end) => {
      seen.push(end);
      if (end === 'o1 failed') events$.next(filled({ orderId: 'o1' }));
    });

    events$.next(failed({ orderId: 'o1' }));
    events$.complete();

    expect(seen).toEqual(['o1 failed', 'o1 filled']);
  });
});
