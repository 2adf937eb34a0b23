import { EMPTY, expand, map, mergeMap, type Observable } from 'rxjs';
import type { Reconciled, ReconcileFailed } from '../events/reconciliation.js';
import type { OrderSnapshot } from '../order/orderInput.js';
import { once } from './once.js';
import type { OrderRow, OrdersPage, SnapshotSource } from './snapshotSource.js';

/** When enough of the user's orders has been read. */
export interface OrdersWanted {
  /** These must be found: whoever stops before may have missed what became of them. */
  readonly ids: ReadonlySet<string>;
  /** Whether a page shows that nothing after it can matter, once all of `ids` are found. */
  readonly endsAt: (page: OrdersPage) => boolean;
  readonly maxPages: number;
}

/**
 * After a break: until a page holds only rows last updated before `missedSince`, epoch milliseconds, and none of the
 * orders that may have moved.
 */
export const afterBreak = (ids: ReadonlySet<string>, missedSince: number, maxPages: number): OrdersWanted => ({
  ids,
  endsAt: ({ orders, missing }) =>
    missing === undefined &&
    orders.length > 0 &&
    orders.every((row) => isOlder(row, missedSince) && !ids.has(row.order.id)),
  maxPages,
});

/** After a frame that could not be read: until its order is found. */
export const ofOrders = (ids: ReadonlySet<string>, maxPages: number): OrdersWanted => ({
  ids,
  endsAt: () => true,
  maxPages,
});

/** Where its time can't be read, the row may well be newer. */
const isOlder = ({ order }: OrderRow, thanMs: number): boolean => Date.parse(order.updatedAt ?? '') < thanMs;

/** Reads pages of orders, each row as a snapshot of this stretch, and says at the end how it went. */
export function readOrders(
  source: SnapshotSource,
  epoch: number,
  wanted: OrdersWanted,
): Observable<OrderSnapshot | Reconciled | ReconcileFailed> {
  function next(before: Progress): Observable<Progress> {
    return once(() => source.orders(before.page.nextCursor)).pipe(map((page) => advance(before, page, wanted)));
  }
  return next(nothingRead(wanted)).pipe(
    expand((progress) => (progress.isDone ? EMPTY : next(progress))),
    mergeMap((progress) => recordsOf(progress, epoch)),
  );
}

/** How far reading has come. */
interface Progress {
  readonly page: OrdersPage;
  readonly pages: number;
  readonly orders: number;
  /** What of `wanted.ids` has not been found yet. */
  readonly unfound: ReadonlySet<string>;
  readonly isDone: boolean;
  /** Whether, being done, everything that may have been missed was read. */
  readonly isComplete: boolean;
}

const nothingRead = ({ ids }: OrdersWanted): Progress => ({
  page: { orders: [] },
  pages: 0,
  orders: 0,
  unfound: ids,
  isDone: false,
  isComplete: true,
});

function advance(before: Progress, page: OrdersPage, wanted: OrdersWanted): Progress {
  const found = new Set(page.orders.map(({ order }) => order.id));
  const unfound = new Set([...before.unfound].filter((id) => !found.has(id)));
  const pages = before.pages + 1;
  const isEnough = page.nextCursor === undefined || (unfound.size === 0 && wanted.endsAt(page));
  const isDone = isEnough || pages >= wanted.maxPages;
  return {
    page,
    pages,
    orders: before.orders + page.orders.length,
    unfound,
    isDone,
    isComplete: before.isComplete && page.missing === undefined && (isEnough || !isDone),
  };
}

const recordsOf = (
  { page, orders, isDone, isComplete }: Progress,
  epoch: number,
): readonly (OrderSnapshot | Reconciled | ReconcileFailed)[] => [
  ...page.orders.map((row): OrderSnapshot => ({ type: 'order_snapshot', ...row, epoch })),
  ...(page.missing === undefined ? [] : [{ type: 'reconcile_failed', epoch, cause: page.missing } as const]),
  ...(isDone ? [{ type: 'reconciled', epoch, orders, complete: isComplete } as const] : []),
];
