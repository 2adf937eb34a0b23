import { createSession, restSnapshots, withSnapshots, type RestResponse, type SnapshotSource } from 'agg-rx';
import { orderLifecycle$ } from 'agg-rx/operators';
import { isOver, type OrderState } from 'agg-rx/order';
import type { RestOrder } from 'agg-rx/protocol';
import { continuity, orderUnreadable, scenarios, type Script, type ScriptMessage } from 'agg-rx/testing';
import fc from 'fast-check';
import { from, map, of, Subject, tap, timer } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { UserEvent } from '../../src/events/index.js';
import { applyToOrders, type SimulatedOrders } from '../../src/testing/simulator/orders.js';
import { orderRows } from '../../src/testing/simulator/restViews.js';
import { virtualTime } from '../support/virtualTime.js';

const startMs = 1_710_000_000_000;
const { cancelled, happyPath, partialThenCancelled, partialThenFilled } = scenarios;
const { retriesExhausted, retryThenSuccess, splitOverTwoVenues } = scenarios;

/** A message, and when it is sent; milliseconds since the start. */
interface Sent {
  readonly atMs: number;
  readonly message: ScriptMessage;
}

/** Several trades at once, as the gateway sends their messages. */
const trades: fc.Arbitrary<readonly Sent[]> = fc
  .array(
    fc.record({
      scenario: fc.constantFrom(
        happyPath,
        retryThenSuccess,
        retriesExhausted,
        cancelled,
        partialThenFilled,
        partialThenCancelled,
        splitOverTwoVenues,
      ),
      seed: fc.nat(),
      beginsAtMs: fc.nat({ max: 3_000 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((placed) =>
    placed
      .flatMap(({ scenario, seed, beginsAtMs }) => sentOf(scenario(seed), beginsAtMs))
      .sort((a, b) => a.atMs - b.atMs),
  );

function sentOf({ steps }: Script, beginsAtMs: number): readonly Sent[] {
  return steps.map(({ message }) => {
    const atMs = beginsAtMs + message.timestamp;
    return { atMs, message: { ...message, timestamp: startMs + atMs } };
  });
}

/** When the socket breaks and when it is back, from before the first message to after the last. */
const breaks = fc
  .uniqueArray(fc.nat({ max: 9_000 }), { maxLength: 6 })
  .map((times) => times.sort((a, b) => a - b))
  .map((times) =>
    times.flatMap((fromMs, index) => (index % 2 === 0 ? [{ fromMs, toMs: times[index + 1] ?? 9_500 }] : [])),
  );

/** How REST behaves in one run. */
const restMoods = fc.record({
  latencyMs: fc.integer({ min: 0, max: 700 }),
  pageLimit: fc.integer({ min: 1, max: 3 }),
  /** AGG does not say how rows are sorted: by the last change, or by the creation. */
  sortedBy: fc.constantFrom('updatedAt', 'createdAt'),
  /** The numbers of the requests that are answered with 503. */
  failures: fc.uniqueArray(fc.nat({ max: 12 }), { maxLength: 4 }),
});
type RestMood = typeof restMoods extends fc.Arbitrary<infer T> ? T : never;

interface Plan {
  readonly sent: readonly Sent[];
  readonly breaks: readonly { readonly fromMs: number; readonly toMs: number }[];
  /** The indexes of messages whose frames can't be read. */
  readonly unreadable: readonly number[];
  readonly rest: RestMood;
}

const plans: fc.Arbitrary<Plan> = fc.record({
  sent: trades,
  breaks,
  unreadable: fc.uniqueArray(fc.nat({ max: 80 }), { maxLength: 6 }),
  rest: restMoods,
});

/** The last state of each order, all messages received. */
function uninterrupted(sent: readonly Sent[]): ReadonlyMap<string, OrderState> {
  const states = new Map<string, OrderState>();
  from(sent.map(({ message }) => message))
    .pipe(orderLifecycle$())
    .subscribe((order) => states.set(order.orderId, order));
  return states;
}

/** The last state of each order as a client with `withSnapshots` has it. */
function interrupted({ sent, breaks: gaps, unreadable, rest }: Plan): ReadonlyMap<string, OrderState> {
  const { scheduler, advanceBy } = virtualTime(startMs);
  const known = sent.reduce<readonly SimulatedOrders[]>(
    (all, { message }) => [...all, applyToOrders(all.at(-1) ?? new Map(), message)],
    [new Map()],
  );
  const orders = (): SimulatedOrders =>
    known[sent.filter(({ atMs }) => startMs + atMs <= scheduler.now()).length] ?? new Map();

  let requests = 0;
  const source = restSnapshots({
    appId: 'app_demo123',
    session: createSession({ accessToken: 'token', ports: { scheduler } }),
    pageLimit: rest.pageLimit,
    ports: { scheduler },
    fetch: (url) => {
      const isRefused = rest.failures.includes((requests += 1));
      return timer(rest.latencyMs, scheduler).pipe(
        map(() => response(isRefused ? 503 : 200, isRefused ? {} : bodyOf(url, orders(), rest.sortedBy))),
      );
    },
  });
  const events = new Subject<UserEvent>();
  const states = new Map<string, OrderState>();
  const subscription = events
    .pipe(
      withSnapshots(source, { maxPages: { connected: 20, reconnected: 20 }, ports: { scheduler } }),
      orderLifecycle$(),
    )
    .subscribe((order) => states.set(order.orderId, order));

  const isLost = (atMs: number): boolean => gaps.some(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs);
  const silentSinceAt = (gapMs: number) => {
    const heard = sent.filter(({ atMs }) => atMs < gapMs && !isLost(atMs)).map(({ message }) => message.timestamp);
    return heard.length === 0 ? {} : { silentSince: Math.max(...heard) };
  };
  const live = sent.flatMap(({ atMs, message }, index) =>
    isLost(atMs) ? [] : [{ atMs, event: unreadable.includes(index) ? asUnreadable(message) : message }],
  );
  const markers = gaps.flatMap(({ fromMs, toMs }, index) => {
    const since = silentSinceAt(fromMs);
    return [
      { atMs: fromMs, event: continuity({ cause: 'interrupted', epoch: index + 1, ...since }) },
      { atMs: toMs, event: continuity({ cause: 'reconnected', epoch: index + 2, ...since }) },
    ];
  });
  const timeline: readonly { readonly atMs: number; readonly event: UserEvent }[] = [
    { atMs: -1, event: continuity({ cause: 'connected', epoch: 1 }) },
    ...[...markers, ...live].sort((a, b) => a.atMs - b.atMs),
  ];
  for (const { atMs, event } of timeline) {
    advanceBy(Math.max(0, startMs + atMs - scheduler.now()));
    events.next(event);
  }
  // Long enough for every failure to be made good.
  advanceBy(300_000);
  subscription.unsubscribe();
  return states;
}

/** A frame about an order that could not be read; other frames are as they were. */
const asUnreadable = (message: ScriptMessage): UserEvent =>
  message.type === 'balance_update' ? message : orderUnreadable({ orderId: message.orderId });

function bodyOf(url: string, orders: SimulatedOrders, sortedBy: RestMood['sortedBy']): unknown {
  const { pathname, searchParams } = new URL(url);
  if (pathname === '/execution/balances') return { cash: [] };
  if (pathname === '/execution/positions') return { data: [] };
  const rows = orderRows(orders).toSorted((a, b) => (a[sortedBy] < b[sortedBy] ? 1 : -1));
  const limit = Number(searchParams.get('limit'));
  const after = searchParams.get('cursor');
  const start = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  const data = rows.slice(start, start + limit);
  const hasMore = start + limit < rows.length;
  return { data, hasMore, nextCursor: hasMore ? data.at(-1)?.id : null };
}

function response(status: number, body: unknown): RestResponse {
  return { status, headers: new Headers(), text: () => [JSON.stringify(body)] };
}

/** What REST can give back. */
const essence = (order: OrderState) => ({
  end: order.end,
  filledRaw: order.fill?.filledRaw ?? 0n,
  isOver: isOver(order),
});

const essences = (states: ReadonlyMap<string, OrderState>) =>
  Object.fromEntries([...states].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, order]) => [id, essence(order)]));

const isoTime = fc.constantFrom('1970-01-01T00:00:00.001Z', '2024-03-09T16:00:00Z', 'yesterday');

/** Up to two pages of whatever REST may say. */
const restPages = fc.array(
  fc.array(
    fc.record(
      {
        id: fc.constantFrom('o1', 'o2', 'o3'),
        status: fc.constantFrom('open', 'filled', 'CANCELED', 'failed', 'unfilled', ''),
        filledAmountRaw: fc.constantFrom('0', '7', '10', 'many', null),
        errorMessage: fc.constantFrom('no', '', null),
        createdAt: isoTime,
        updatedAt: isoTime,
      },
      { requiredKeys: ['id', 'status'] },
    ),
    { maxLength: 5 },
  ),
  { minLength: 1, maxLength: 2 },
);

function sourceOf(pages: readonly (readonly RestOrder[])[]): SnapshotSource {
  return {
    orders(cursor = '0') {
      const next = Number(cursor) + 1;
      const orders = (pages[Number(cursor)] ?? []).map((order) => ({ order }));
      return of({ orders, ...(next < pages.length && { nextCursor: String(next) }) });
    },
    balances$: of({ cash: [] }),
    positions$: of({ positions: [] }),
  } satisfies SnapshotSource;
}

describe('the laws of reconciliation', () => {
  it('with any drop at any point of any script, and any frame unreadable, the final states are those of the uninterrupted run', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(essences(interrupted(plan))).toStrictEqual(essences(uninterrupted(plan.sent)));
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it('reconciling twice with the same answer changes nothing', () => {
    fc.assert(
      fc.property(trades, restPages, (sent, pages) => {
        const events = new Subject<UserEvent>();
        const changed: OrderState[] = [];
        let reconciled = 0;
        events
          .pipe(
            withSnapshots(sourceOf(pages)),
            tap(({ type }) => (reconciled += type === 'reconciled' ? 1 : 0)),
            orderLifecycle$(),
          )
          .subscribe((order) => changed.push(order));
        for (const { message } of sent) events.next(message);
        events.next(continuity({ cause: 'connected', epoch: 1 }));
        const changes = changed.length;

        events.next(continuity({ cause: 'interrupted', epoch: 1 }));
        events.next(continuity({ cause: 'reconnected', epoch: 2 }));
        events.complete();

        expect(reconciled).toBe(2);
        expect(changed.slice(changes)).toStrictEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});
