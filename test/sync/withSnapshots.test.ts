import {
  continuity,
  dagCompleted,
  dagStarted,
  filled,
  jwt,
  orderUnreadable,
  partialFill,
  stepStarted,
} from 'agg-rx/testing';
import { EMPTY, from, of, Subject, take, throwError } from 'rxjs';
import { withSnapshots, type SnapshotSource } from 'agg-rx';
import { describe, expect, it } from 'vitest';
import type { UserEvent } from '../../src/events/index.js';
import { brief, failing, failure, page, row, scene } from './support.js';

const connected = continuity({ cause: 'connected', epoch: 1 });
const interrupted = continuity({ cause: 'interrupted', epoch: 1, silentSince: 1_000 });
const reconnected = continuity({ cause: 'reconnected', epoch: 2, silentSince: 1_000 });
const switched = continuity({ cause: 'user_switched', epoch: 3, userId: 'usr_2' });

const before = '1970-01-01T00:00:00.999Z';
const since = '1970-01-01T00:00:01.000Z';

/** Pages `p1`, `p2` and so on for ever, one order a page. */
const endless = (cursor = 'p0') => {
  const next = `p${Number(cursor.slice(1)) + 1}`;
  return page([row(`on ${cursor}`)], next);
};

describe('what is read', () => {
  it('after connected: orders, then reconciled; balances and positions beside them', () => {
    const { hear, rest, seen, advanceBy } = scene();
    rest.orders = (cursor) => (cursor === undefined ? page([row('o2'), row('o1')], 'p2') : page([row('o0')]));

    hear(connected);
    advanceBy(100);

    expect(seen).toStrictEqual([
      '0 connected',
      '10 snapshot o2 in 1',
      '10 snapshot o1 in 1',
      '10 balances_snapshot in 1',
      '10 positions_snapshot in 1',
      '20 snapshot o0 in 1',
      '20 reconciled 3, complete in 1',
    ]);
  });

  it.each([
    ['reconnected', reconnected],
    ['user_switched', switched],
  ])('the same after %s', (cause, marker) => {
    const { hear, seen, advanceBy } = scene();

    hear(marker);
    advanceBy(100);

    expect(seen).toStrictEqual([
      `0 ${cause}`,
      `10 reconciled 0, complete in ${marker.epoch}`,
      `10 balances_snapshot in ${marker.epoch}`,
      `10 positions_snapshot in ${marker.epoch}`,
    ]);
  });

  it('everything again after an unreadable frame', () => {
    const { hear, asked, advanceBy } = scene();
    hear(connected);
    advanceBy(100);

    hear(orderUnreadable());
    advanceBy(100);

    expect(asked.filter((line) => line.startsWith('100'))).toStrictEqual([
      '100 orders',
      '100 balances',
      '100 positions',
    ]);
  });

  it('nothing before the first marker', () => {
    const { hear, asked, advanceBy } = scene();

    hear(filled(), orderUnreadable());
    advanceBy(1_000);

    expect(asked).toStrictEqual([]);
  });
});

describe('how many pages', () => {
  it.each([
    ['2 after connected', [connected], 2],
    ['2 after user_switched', [switched], 2],
    ['10 after reconnected', [reconnected], 10],
  ])('at most %s, and then it is not complete', (_, markers, pages) => {
    const { hear, rest, seen, ordersAsked, advanceBy } = scene();
    rest.orders = endless;

    hear(...markers);
    advanceBy(1_000);

    expect(ordersAsked()).toHaveLength(pages);
    expect(seen.some((line) => line.includes(`reconciled ${pages} in`))).toBe(true);
  });

  it('as many as are asked for', () => {
    const { hear, rest, ordersAsked, advanceBy } = scene({ maxPages: { connected: 1, reconnected: 3 } });
    rest.orders = endless;

    hear(connected);
    advanceBy(100);
    hear(reconnected);
    advanceBy(100);

    expect(ordersAsked()).toStrictEqual(['0 orders', '100 orders', '110 orders p1', '120 orders p2']);
  });

  it('none after a page whose rows are all older than the break', () => {
    const { hear, rest, ordersSeen, advanceBy } = scene();
    rest.orders = (cursor) =>
      cursor === undefined
        ? page([row('new', { updatedAt: since }), row('o2', { updatedAt: before })], 'p2')
        : page([row('o1', { updatedAt: before }), row('o0', { updatedAt: before })], 'p3');

    hear(reconnected);
    advanceBy(100);

    expect(ordersSeen().at(-1)).toBe('20 reconciled 4, complete in 2');
  });

  it.each([
    ['bears no readable time', {}],
    ['bears one that is no time', { updatedAt: 'yesterday' }],
  ])('one more where a row %s', (_, fields) => {
    const { hear, rest, ordersAsked, advanceBy } = scene();
    rest.orders = (cursor) =>
      cursor === undefined ? page([row('o1', fields)], 'p2') : page([row('o0', { updatedAt: before })], 'p3');

    hear(reconnected);
    advanceBy(100);

    expect(ordersAsked()).toHaveLength(2);
  });

  it('one more where a page has no rows but a page after it', () => {
    const { hear, rest, ordersAsked, advanceBy } = scene();
    rest.orders = (cursor) => (cursor === undefined ? page([], 'p2') : page([row('o0', { updatedAt: before })], 'p3'));

    hear(reconnected);
    advanceBy(100);

    expect(ordersAsked()).toHaveLength(2);
  });

  it('one more where an old row is of an order that is open here', () => {
    const { hear, rest, ordersAsked, advanceBy } = scene();
    rest.orders = (cursor) =>
      cursor === undefined
        ? page([row('o1', { updatedAt: before })], 'p2')
        : page([row('o0', { updatedAt: before })], 'p3');

    hear(stepStarted({ orderId: 'o1' }), reconnected);
    advanceBy(100);

    expect(ordersAsked()).toHaveLength(2);
  });

  it('no more for an order that is over here, however it came to be', () => {
    const { hear, rest, ordersAsked, advanceBy } = scene();
    rest.orders = () =>
      page([row('o1', { updatedAt: before }), row('o0', { status: 'filled', updatedAt: before })], 'p2');

    hear(stepStarted({ orderId: 'o1' }), filled({ orderId: 'o1' }), stepStarted({ orderId: 'o1' }), reconnected);
    advanceBy(100);
    hear(reconnected);
    advanceBy(100);

    expect(ordersAsked()).toStrictEqual(['0 orders', '100 orders']);
  });

  it('no more for a late event of one of the last 1,000 orders that are over', () => {
    const pagesAfterLateEventOf = (orderId: string): number => {
      const { hear, rest, ordersAsked, advanceBy } = scene();
      rest.orders = () => page([row('x', { status: 'filled', updatedAt: before })], 'p2');
      for (let number = 0; number <= 1_000; number += 1) hear(filled({ orderId: `o${number}` }));

      hear(stepStarted({ orderId }), reconnected);
      advanceBy(1_000);
      return ordersAsked().length;
    };

    expect(pagesAfterLateEventOf('o1')).toBe(1);
    expect(pagesAfterLateEventOf('o0')).toBe(10);
  });

  it('more until each order that was open at the break has been found, though it has ended since', () => {
    const { hear, rest, ordersSeen, advanceBy } = scene();
    rest.orders = (cursor) =>
      cursor === undefined
        ? page([row('a', { updatedAt: before })], 'p2')
        : page([row('o1', { status: 'filled', updatedAt: since })]);

    hear(stepStarted({ orderId: 'o1' }), reconnected, dagCompleted({ orderId: 'o1' }));
    advanceBy(100);

    expect(ordersSeen().at(-1)).toBe('20 reconciled 2, complete in 2');
  });

  it('more until each order that is open here has been found, wherever REST puts it', () => {
    const { hear, rest, ordersSeen, advanceBy } = scene();
    const pages: Readonly<Record<string, ReturnType<typeof page>>> = {
      p1: page([row('a', { updatedAt: before })], 'p2'),
      p2: page([row('b', { updatedAt: before })], 'p3'),
      p3: page([row('o1', { status: 'filled', updatedAt: since })], 'p4'),
      p4: page([row('c', { updatedAt: before })], 'p5'),
    };
    rest.orders = (cursor = 'p1') => pages[cursor] ?? page([]);

    hear(stepStarted({ orderId: 'o1' }), reconnected);
    advanceBy(100);

    expect(ordersSeen().slice(2)).toStrictEqual([
      '10 snapshot a in 2',
      '20 snapshot b in 2',
      '30 snapshot o1 in 2',
      '40 snapshot c in 2',
      '40 reconciled 4, complete in 2',
    ]);
  });

  it('goes on, rather than to begin anew, to an order that is live meanwhile and further down than the break', () => {
    const { hear, rest, ordersAsked, ordersSeen, advanceBy } = scene();
    rest.orders = (cursor) => {
      switch (cursor) {
        case undefined:
          return page([row('new', { status: 'filled', updatedAt: since })], 'p1');
        case 'p1':
          return page([row('old', { status: 'filled', updatedAt: before })], 'p2');
        default:
          return page([row('live', { updatedAt: since })]);
      }
    };

    hear(connected, dagStarted({ orderId: 'live' }), filled({ orderId: 'live' }));
    advanceBy(100);
    hear(interrupted);
    const asked = ordersAsked().length;
    hear(reconnected, stepStarted({ orderId: 'live' }));
    advanceBy(100);

    expect(ordersAsked().slice(asked)).toStrictEqual(['100 orders', '110 orders p1', '120 orders p2']);
    expect(ordersSeen().at(-1)).toBe('130 reconciled 3, complete in 2');
  });

  it('after an unreadable frame, until its order is found', () => {
    const { hear, rest, ordersSeen, advanceBy } = scene();
    hear(connected);
    advanceBy(100);
    rest.orders = endless;

    hear(orderUnreadable({ orderId: 'on p5' }));
    advanceBy(100);

    expect(ordersSeen().at(-1)).toBe('160 reconciled 6, complete in 1');
  });

  it('after an unreadable frame whose order is not found, 10', () => {
    const { hear, rest, ordersSeen, advanceBy } = scene();
    hear(connected);
    advanceBy(100);
    rest.orders = endless;

    hear(orderUnreadable());
    advanceBy(200);

    expect(ordersSeen().at(-1)).toBe('200 reconciled 10 in 1');
  });

  it('as before a break that came before everything was read', () => {
    const { hear, rest, ordersSeen, advanceBy } = scene();
    const late = { ...reconnected, silentSince: 5_000 };
    rest.orders = (cursor) =>
      cursor === undefined
        ? page([row('o2', { status: 'filled', updatedAt: since })], 'p2')
        : page([row('o1', { status: 'filled', updatedAt: before })], 'p3');

    hear(reconnected);
    advanceBy(15);
    hear(interrupted, { ...late, epoch: 3 });
    advanceBy(100);
    hear(interrupted, { ...late, epoch: 4 });
    advanceBy(100);

    expect(ordersSeen().filter((line) => line.includes('reconciled'))).toStrictEqual([
      '35 reconciled 2, complete in 3',
      '125 reconciled 1, complete in 4',
    ]);
  });

  it('forgets at user_switched which orders were open', () => {
    const { hear, rest, ordersAsked, advanceBy } = scene();
    rest.orders = () => page([row('o0', { status: 'filled', updatedAt: before })], 'p2');

    hear(stepStarted({ orderId: 'o1' }), orderUnreadable({ orderId: 'o2' }), switched);
    advanceBy(100);
    hear({ ...reconnected, epoch: 4, userId: 'usr_2' });
    advanceBy(100);

    expect(ordersAsked()).toStrictEqual(['0 orders', '10 orders p2', '100 orders']);
  });
});

describe('rows that could not be read', () => {
  it('are told, and nothing is complete', () => {
    const { hear, rest, ordersSeen, ordersAsked, advanceBy } = scene();
    rest.orders = (cursor) =>
      cursor === undefined
        ? { ...page([row('o1')], 'p2'), missing: { name: 'rows_unreadable', message: '1 of 2' } }
        : page([row('o0')]);

    hear(connected);
    advanceBy(5_000);

    expect(ordersSeen()).toStrictEqual([
      '0 connected',
      '10 snapshot o1 in 1',
      '10 failed rows_unreadable in 1',
      '20 snapshot o0 in 1',
      '20 reconciled 2 in 1',
    ]);
    expect(ordersAsked()).toHaveLength(2);
  });

  it('may be newer than the break, so reading goes on', () => {
    const { hear, rest, ordersAsked, advanceBy } = scene();
    rest.orders = (cursor) =>
      cursor === undefined
        ? {
            ...page([row('o1', { updatedAt: before })], 'p2'),
            missing: { name: 'rows_unreadable', message: '1 of 2' },
          }
        : page([row('o0', { updatedAt: before })], 'p3');

    hear(reconnected);
    advanceBy(100);

    expect(ordersAsked()).toHaveLength(2);
  });
});

describe('positions', () => {
  it.each([
    ['filled', filled()],
    ['partial_fill', partialFill()],
  ])('are read again 500 ms after a %s', (_, fill) => {
    const { hear, positionsAsked, advanceBy } = scene();
    hear(connected);
    advanceBy(100);

    hear(fill);
    advanceBy(2_000);

    expect(positionsAsked()).toStrictEqual(['0 positions', '600 positions']);
  });

  it('are read once for fills that come close together', () => {
    const { hear, positionsAsked, advanceBy } = scene();
    hear(connected);
    advanceBy(100);

    hear(filled({ orderId: 'o1' }));
    advanceBy(400);
    hear(filled({ orderId: 'o2' }));
    advanceBy(2_000);

    expect(positionsAsked()).toStrictEqual(['0 positions', '1000 positions']);
  });

  it('are read by one request at a time', () => {
    const { hear, positionsAsked, advanceBy } = scene({ positionsDelayMs: 4 });

    hear(connected, filled({ orderId: 'o1' }));
    advanceBy(5);
    hear(filled({ orderId: 'o2' }));
    advanceBy(100);

    expect(positionsAsked()).toStrictEqual(['0 positions', '10 positions']);
  });

  it('are not read again after a break for a fill before it', () => {
    const { hear, positionsAsked, advanceBy } = scene();

    hear(connected, filled(), interrupted);
    advanceBy(2_000);

    expect(positionsAsked()).toStrictEqual(['0 positions']);
  });

  it('of which some could not be read are told as such', () => {
    const events = new Subject<UserEvent>();
    const seen: string[] = [];
    const source: SnapshotSource = {
      orders: () => of(page([])),
      balances$: of({ cash: [] }),
      positions$: of({ positions: [], missing: { name: 'rows_unreadable', message: '1 of 1' } }),
    };
    events.pipe(withSnapshots(source)).subscribe((event) => seen.push(brief(event)));

    events.next(connected);

    expect(seen.slice(-2)).toStrictEqual(['positions_snapshot in 1', 'failed rows_unreadable in 1']);
  });
});

describe('live events', () => {
  it('pass at once and in their order while REST is read', () => {
    const { hear, seen, advanceBy } = scene();

    hear(connected, dagStarted(), stepStarted());
    advanceBy(5);
    hear(filled());

    expect(seen).toStrictEqual(['0 connected', '0 dag_started o1', '0 step_started o1', '5 filled o1']);
  });

  it('stand before what they lead to, also where REST answers at once', () => {
    const events = new Subject<UserEvent>();
    const seen: string[] = [];
    const source: SnapshotSource = {
      orders: () => of(page([row('o1')])),
      balances$: of({ cash: [] }),
      positions$: of({ positions: [] }),
    };
    events.pipe(withSnapshots(source)).subscribe((event) => seen.push(brief(event)));

    events.next(connected);
    events.next(orderUnreadable());

    const read = [
      'snapshot o1 in 1',
      'reconciled 1, complete in 1',
      'balances_snapshot in 1',
      'positions_snapshot in 1',
    ];
    expect(seen).toStrictEqual(['connected', ...read, 'order_unreadable o1', ...read]);
  });

  it('keep their order where whoever receives one causes the next: the newest marker counts', () => {
    const { source, aborted, advanceBy } = scene();
    const causing = new Subject<UserEvent>();
    const seen: string[] = [];
    causing.pipe(withSnapshots(source)).subscribe((event) => {
      seen.push(brief(event));
      if (event === connected) causing.next(interrupted);
    });

    causing.next(connected);
    advanceBy(100);

    expect(seen).toStrictEqual(['connected', 'interrupted']);
    expect(aborted).toStrictEqual(['0 orders', '0 balances', '0 positions']);
  });
});

describe('what ends a read', () => {
  it.each([
    ['interrupted', interrupted],
    ['a newer marker', reconnected],
    ['another user', switched],
  ])('%s: it is aborted and gives nothing more', (_, marker) => {
    const { hear, rest, ordersSeen, aborted, advanceBy } = scene();
    rest.orders = endless;
    hear(connected);
    advanceBy(15);

    hear(marker);
    advanceBy(1_000);

    expect(aborted).toStrictEqual(['15 orders p1']);
    expect(ordersSeen().filter((line) => line.endsWith('in 1'))).toStrictEqual(['10 snapshot on p0 in 1']);
  });

  it('after interrupted nothing is asked until the next marker', () => {
    const { hear, asked, timersSet, advanceBy } = scene();

    hear(connected, interrupted, filled(), orderUnreadable());

    expect(timersSet()).toBe(0);
    advanceBy(5_000);
    expect(asked).toHaveLength(3);
  });

  it('the end of the source: the operator completes, and nothing is left', () => {
    const { hear, events, seen, aborted, timersSet, advanceBy } = scene();
    hear(connected, filled());
    advanceBy(5);

    events.complete();

    expect(seen).toStrictEqual(['0 connected', '0 filled o1', '5 complete']);
    expect(aborted).toStrictEqual(['5 orders', '5 balances', '5 positions']);
    expect(timersSet()).toBe(0);
  });

  it('an error of the source, such as a sign-out: it passes, and nothing is left', () => {
    const { hear, events, seen, aborted, timersSet, advanceBy } = scene();
    hear(connected);
    advanceBy(5);

    events.error(new Error('signed out'));

    expect(seen).toStrictEqual(['0 connected', '5 error Error: signed out']);
    expect(aborted).toHaveLength(3);
    expect(timersSet()).toBe(0);
  });

  it('the subscriber leaves: nothing is left, neither during a read nor during a wait', () => {
    const { hear, rest, subscription, aborted, events, timersSet, advanceBy } = scene();
    failing(rest, 'orders', failure(503));
    hear(connected, filled());
    advanceBy(5);
    hear(orderUnreadable());
    advanceBy(7);

    subscription.unsubscribe();

    expect(aborted).toStrictEqual(['12 balances', '12 positions']);
    expect(timersSet()).toBe(0);
    expect(events.observed).toBe(false);
  });

  it('the subscriber leaves while an endless source is being subscribed to', () => {
    const { source } = scene();
    function* forever(): Generator<UserEvent> {
      for (;;) yield filled();
    }
    const seen: UserEvent[] = [];

    from(forever())
      .pipe(withSnapshots(source), take(2))
      .subscribe((event) => seen.push(event));

    expect(seen).toHaveLength(2);
  });
});

describe('frames that could not be read', () => {
  it('cause one read at a time, and one more after it if any came meanwhile', () => {
    const { hear, rest, ordersAsked, advanceBy } = scene();
    rest.orders = () => page([row('o1'), row('o2'), row('o3')]);
    hear(connected);
    advanceBy(100);

    hear(orderUnreadable({ orderId: 'o1' }));
    advanceBy(3);
    hear(orderUnreadable({ orderId: 'o2' }), orderUnreadable({ orderId: 'o3' }));
    advanceBy(1_000);

    expect(ordersAsked()).toStrictEqual(['0 orders', '100 orders', '110 orders']);
  });

  it('during the read after a marker cause one more after it', () => {
    const { hear, ordersAsked, advanceBy } = scene();

    hear(connected, orderUnreadable(), orderUnreadable());
    advanceBy(1_000);

    expect(ordersAsked()).toStrictEqual(['0 orders', '10 orders']);
  });

  it('are looked for after a break, if that came before they were found', () => {
    const { hear, rest, ordersSeen, advanceBy } = scene();
    rest.orders = (cursor = 'p1') =>
      cursor === 'p3'
        ? page([row('o1')], 'p4')
        : page([row(`on ${cursor}`, { updatedAt: before })], cursor === 'p1' ? 'p2' : cursor === 'p2' ? 'p3' : 'p5');

    hear(connected);
    advanceBy(100);
    hear(orderUnreadable({ orderId: 'o1' }), interrupted, reconnected);
    advanceBy(100);

    expect(ordersSeen().at(-1)).toBe('140 reconciled 4, complete in 2');
  });

  it('are looked for again where another one about the same order came during the read', () => {
    const { hear, rest, ordersSeen, advanceBy } = scene();
    hear(connected);
    advanceBy(100);
    rest.orders = endless;

    hear(orderUnreadable({ orderId: 'on p2' }));
    advanceBy(25);
    hear(orderUnreadable({ orderId: 'on p2' }));
    advanceBy(100);

    expect(ordersSeen().filter((line) => line.includes('reconciled 3'))).toStrictEqual([
      '130 reconciled 3, complete in 1',
      '160 reconciled 3, complete in 1',
    ]);
  });

  it('are looked for once, found or not', () => {
    const { hear, rest, ordersAsked, advanceBy } = scene();
    hear(connected);
    advanceBy(100);
    hear(orderUnreadable({ orderId: 'nowhere' }));
    advanceBy(100);
    rest.orders = () => page([row('o1', { updatedAt: before })], 'p2');

    hear(orderUnreadable({ orderId: 'o1' }));
    advanceBy(100);

    expect(ordersAsked()).toStrictEqual(['0 orders', '100 orders', '200 orders']);
  });
});

describe('a failed read', () => {
  it('is told, and tried again from the first page until it works', () => {
    const { hear, rest, ordersSeen, advanceBy } = scene();
    rest.orders = (cursor) => (cursor === undefined ? page([row('o1')], 'p2') : page([row('o0')]));
    failing(rest, 'orders', failure(503), 2);

    hear(connected);
    advanceBy(10_000);

    expect(ordersSeen()).toStrictEqual([
      '0 connected',
      '10 failed 503 in 1',
      '1020 failed 503 in 1',
      '3030 snapshot o1 in 1',
      '3040 snapshot o0 in 1',
      '3040 reconciled 2, complete in 1',
    ]);
  });

  it('is waited after with full jitter, from 1 s up to 30 s', () => {
    const jitters = [0.5, 1, 1, 1, 1, 1, 1];
    let at = -1;
    const { hear, rest, ordersAsked, advanceBy } = scene({}, () => jitters[(at += 1)] ?? 0);
    failing(rest, 'orders', failure(503), jitters.length);

    hear(connected);
    advanceBy(200_000);

    const times = ordersAsked().map((line) => Number.parseInt(line, 10));
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0) - 10);
    expect(waits).toStrictEqual([500, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('does not wait less than Retry-After', () => {
    const { hear, rest, ordersAsked, advanceBy } = scene();
    failing(rest, 'orders', failure(429, 7_000));

    hear(connected);
    advanceBy(10_000);

    expect(ordersAsked()).toStrictEqual(['0 orders', '7010 orders']);
  });

  it('waits no longer than a timer can, whatever Retry-After says', () => {
    const { hear, rest, ordersAsked, advanceBy } = scene();
    failing(rest, 'orders', failure(429, 1e15));

    hear(connected);
    advanceBy(2 ** 31 + 100);

    expect(ordersAsked()).toStrictEqual(['0 orders', `${2 ** 31 + 9} orders`]);
  });

  it('ends with its stretch', () => {
    const { hear, rest, ordersSeen, advanceBy } = scene();
    failing(rest, 'orders', failure(503));
    hear(connected);
    advanceBy(500);

    hear(reconnected);
    advanceBy(10_000);

    expect(ordersSeen()).toStrictEqual([
      '0 connected',
      '10 failed 503 in 1',
      '500 reconnected',
      '510 reconciled 0, complete in 2',
    ]);
  });

  it('of balances or positions does not hold the orders up', () => {
    const { hear, rest, seen, advanceBy } = scene();
    failing(rest, 'balances', failure(500));
    failing(rest, 'positions', failure(502));

    hear(connected);
    advanceBy(2_000);

    expect(seen).toStrictEqual([
      '0 connected',
      '10 reconciled 0, complete in 1',
      '10 failed 500 in 1',
      '10 failed 502 in 1',
      '1020 balances_snapshot in 1',
      '1020 positions_snapshot in 1',
    ]);
  });

  it.each<[string, () => ReturnType<SnapshotSource['orders']>, string]>([
    [
      'throws',
      () => {
        throw new TypeError('no');
      },
      'failed TypeError in 1',
    ],
    ['gives no answer', () => EMPTY, 'failed Error in 1'],
  ])('of a source that %s is told all the same', (_, orders, told) => {
    const { source, scheduler } = scene();
    const events = new Subject<UserEvent>();
    const seen: string[] = [];
    const subscription = events
      .pipe(withSnapshots({ ...source, orders }, { ports: { scheduler } }))
      .subscribe((event) => seen.push(brief(event)));

    events.next(connected);
    subscription.unsubscribe();

    expect(seen).toStrictEqual(['connected', told]);
  });

  it('bears no token, whatever it failed with', () => {
    const { source, scheduler } = scene();
    const events = new Subject<UserEvent>();
    const seen: UserEvent[] = [];
    const token = jwt();
    const leaky: SnapshotSource = { ...source, orders: () => throwError(() => new Error(`GET with ${token} failed`)) };
    events.pipe(withSnapshots(leaky, { ports: { scheduler } })).subscribe((event) => seen.push(event));

    events.next(connected);
    events.complete();

    expect(seen.at(-1)).toMatchObject({ type: 'reconcile_failed', cause: { message: 'GET with *** failed' } });
  });
});

describe('two subscribers', () => {
  it('read each for itself', () => {
    const { source, asked, advanceBy } = scene();
    const events = new Subject<UserEvent>();
    const both$ = events.pipe(withSnapshots(source));
    const seen: string[][] = [[], []];
    for (const lines of seen) both$.subscribe((event) => lines.push(brief(event)));

    events.next(connected);
    advanceBy(100);

    expect(seen[0]).toHaveLength(4);
    expect(seen[1]).toStrictEqual(seen[0]);
    expect(asked).toHaveLength(6);
  });
});
