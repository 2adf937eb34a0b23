import { RestError, withSnapshots, type OrderRow, type OrdersPage, type SnapshotSource } from 'agg-rx';
import type { RestOrder } from 'agg-rx/protocol';
import { defer, map, Subject, takeLast, tap, timer, type Observable } from 'rxjs';
import { onTestFinished } from 'vitest';
import type { UserEvent } from '../../src/events/index.js';
import { virtualTime } from '../support/virtualTime.js';

type Options = Parameters<typeof withSnapshots>[1];

/** A row of REST, open unless said otherwise. */
export const row = (id: string, fields: Partial<RestOrder> = {}): OrderRow => ({
  order: { id, status: 'open', ...fields },
});

/** A page of rows, the last one unless it has a cursor. */
export const page = (orders: readonly OrderRow[], nextCursor?: string): OrdersPage => ({
  orders,
  ...(nextCursor !== undefined && { nextCursor }),
});

/** What REST answers; a test exchanges what it needs. */
export interface Rest {
  orders: (cursor?: string) => OrdersPage;
  balances: () => undefined;
  positions: () => undefined;
}

/** A failure that REST answers with. */
export const failure = (status: number, retryAfterMs?: number): RestError =>
  new RestError({ name: 'http_status', message: `answered ${status}`, status }, retryAfterMs);

/** REST throws this once, then answers as before. */
export function failing(rest: Rest, kind: keyof Rest, error: Error, times = 1): void {
  const before = rest[kind];
  let left = times;
  const answer = (cursor?: string) => {
    left -= 1;
    if (left >= 0) throw error;
    return before(cursor);
  };
  Object.assign(rest, { [kind]: answer });
}

/** A scripted REST that takes 10 ms for each answer, a stream of events, and all that comes out, in short and with its time. */
export function scene(options: Options = {}, random = () => 1) {
  const time = virtualTime(0);
  const { scheduler, advanceBy } = time;
  const asked: string[] = [];
  const aborted: string[] = [];
  const seen: string[] = [];
  const rest: Rest = { orders: () => page([]), balances: () => undefined, positions: () => undefined };

  function answer<T>(name: string, read: () => T): Observable<T> {
    return defer(() => {
      asked.push(`${time.nowMs()} ${name}`);
      return timer(10, scheduler).pipe(
        map(read),
        tap({
          unsubscribe: () => {
            aborted.push(`${time.nowMs()} ${name}`);
          },
        }),
        takeLast(1),
      );
    });
  }
  const source: SnapshotSource = {
    orders: (cursor) => answer(cursor === undefined ? 'orders' : `orders ${cursor}`, () => rest.orders(cursor)),
    balances$: answer('balances', () => (rest.balances(), { cash: [] })),
    positions$: answer('positions', () => (rest.positions(), { positions: [] })),
  };

  const events = new Subject<UserEvent>();
  const note = (text: string): void => {
    seen.push(`${time.nowMs()} ${text}`);
  };
  const subscription = events.pipe(withSnapshots(source, { ports: { scheduler, random }, ...options })).subscribe({
    next: (event) => {
      note(brief(event));
    },
    error: (error: unknown) => {
      note(`error ${String(error)}`);
    },
    complete: () => {
      note('complete');
    },
  });
  onTestFinished(() => {
    subscription.unsubscribe();
  });

  return {
    events,
    rest,
    source,
    seen,
    asked,
    aborted,
    subscription,
    advanceBy,
    scheduler,
    timersSet: time.timersSet,
    /** The events, one after the other at one time. */
    hear: (...heard: readonly UserEvent[]): void => {
      for (const event of heard) events.next(event);
    },
    /** What was asked of the orders alone. */
    ordersAsked: () => asked.filter((line) => line.includes('orders')),
    positionsAsked: () => asked.filter((line) => line.includes('positions')),
    /** What came out of orders and markers alone. */
    ordersSeen: () => seen.filter((line) => !/balances|positions/.test(line)),
  };
}

/** An event in short. */
export function brief(event: UserEvent): string {
  switch (event.type) {
    case 'continuity':
      return event.cause;
    case 'order_event':
      return `${event.event} ${event.orderId}`;
    case 'order_snapshot':
      return `snapshot ${event.order.id} in ${event.epoch}`;
    case 'reconciled':
      return `reconciled ${event.orders}${event.complete ? ', complete' : ''} in ${event.epoch}`;
    case 'reconcile_failed':
      return `failed ${event.cause.status ?? event.cause.name} in ${event.epoch}`;
    case 'balances_snapshot':
    case 'positions_snapshot':
      return `${event.type} in ${event.epoch}`;
    case 'order_unreadable':
    case 'order_submitted':
      return `${event.type} ${event.orderId}`;
    case 'balance_update':
      return event.type;
  }
}
