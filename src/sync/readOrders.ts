import { EMPTY, expand, map, mergeMap, type Observable } from 'rxjs';
import type { Reconciled, ReconcileFailed } from '../events/reconciliation.js';
import type { OrderSnapshot } from '../order/orderInput.js';
import { once } from './once.js';
import type { OrderRow, OrdersPage, SnapshotSource } from './snapshotSource.js';

/** When enough of the user's orders has been read. */
export interface OrdersWanted {
  /** These must be found: whoever stops before may have missed what became of them. */
  readonly ids: ReadonlySet<string>;
  /** These are live meanwhile: their rows move, and may have moved past the reader. */
  readonly live: ReadonlySet<string>;
  /** Whether a page shows that nothing after it can matter, once all of `ids` are found. */
  readonly endsAt: (page: OrdersPage) => boolean;
  readonly maxPages: number;
}

/**
 * After a break: until a page holds only rows last updated before `missedSince`, epoch milliseconds, and none of the
 * orders that may have moved.
 */
export const afterBreak = (
  { ids, live }: Pick<OrdersWanted, 'ids' | 'live'>,
  missedSince: number,
  maxPages: number,
): OrdersWanted => ({
  ids,
  live,
  endsAt: ({ orders, missing }) =>
    missing === undefined &&
    orders.length > 0 &&
    orders.every((row) => isOlder(row, missedSince) && !ids.has(row.order.id)),
  maxPages,
});

/** After a frame that could not be read: until its order is found. */
export const ofOrders = ({ ids, live }: Pick<OrdersWanted, 'ids' | 'live'>, maxPages: number): OrdersWanted => ({
  ids,
  live,
  endsAt: () => true,
  maxPages,
});

/** Where its time can't be read, the row may well be newer. */
const isOlder = ({ order }: OrderRow, thanMs: number): boolean => Date.parse(order.updatedAt ?? '') < thanMs;

/**
 * Reads pages of orders, each row as a snapshot of this stretch, and says at the end how it went. A row
 * that changes while the pages are read may move from a page that is still to come to one that was read: where an order
 * that must be found, or was live meanwhile, was on no page, the list is begun anew, within `maxPages` in all.
 */
export function readOrders(
  source: SnapshotSource,
  epoch: number,
  wanted: OrdersWanted,
): Observable<OrderSnapshot | Reconciled | ReconcileFailed> {
  function next(before: Progress): Observable<Progress> {
    return once(() => source.orders(before.isPassOver ? undefined : before.page.nextCursor)).pipe(
      map((page) => advance(before, page, wanted)),
    );
  }
  return next(nothingRead).pipe(
    expand((progress) => (progress.isDone ? EMPTY : next(progress))),
    mergeMap((progress) => recordsOf(progress, epoch)),
  );
}

/** How far reading has come. */
interface Progress {
  readonly page: OrdersPage;
  readonly pages: number;
  readonly pagesInPass: number;
  readonly isPassOver: boolean;
  readonly orders: number;
  readonly found: ReadonlySet<string>;
  readonly isDone: boolean;
  /** Whether, being done, everything that may have been missed was read. */
  readonly isComplete: boolean;
}

const nothingRead: Progress = {
  page: { orders: [] },
  pages: 0,
  pagesInPass: 0,
  isPassOver: true,
  orders: 0,
  found: new Set(),
  isDone: false,
  isComplete: true,
};

function advance(before: Progress, page: OrdersPage, wanted: OrdersWanted): Progress {
  const found = new Set([...before.found, ...page.orders.map(({ order }) => order.id)]);
  const isFound = (id: string): boolean => found.has(id);
  const areAllFound = [...wanted.ids].every(isFound);
  const pages = before.pages + 1;
  const pagesInPass = before.isPassOver ? 1 : before.pagesInPass + 1;
  // What is read as one page has not moved under the reader.
  const hasNotMoved = pagesInPass === 1 || (areAllFound && [...wanted.live].every(isFound));
  const isPassOver = page.nextCursor === undefined || (areAllFound && hasNotMoved && wanted.endsAt(page));
  const isEnough = isPassOver && hasNotMoved;
  const isDone = isEnough || pages >= wanted.maxPages;
  return {
    page,
    pages,
    pagesInPass,
    isPassOver,
    orders: before.orders + page.orders.length,
    found,
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
