import { isUserSwitch, type Continuity } from '../events/continuity.js';
import type { UserEvent } from '../events/userEvent.js';
import { isOver } from '../order/ending.js';
import { isOrderInput, orderIdOf, type OrderInput } from '../order/orderInput.js';
import type { OrderState } from '../order/orderState.js';
import { applyToOrder } from '../order/transition.js';
import { ownText } from '../units/ownText.js';

/** What the stream has told of the user's orders, as far as a reader of REST needs to know. */
export interface OrdersHere {
  readonly hear: (event: UserEvent) => void;
  /** The orders of which something may have been missed, and what number that doubt has. */
  readonly doubts: () => ReadonlyMap<string, number>;
  /** The orders that live events speak of from now on, until it is asked again: a set that grows. */
  readonly watchLive: () => ReadonlySet<string>;
  /** REST has been read for these doubts; newer ones of the same orders stay. */
  readonly settled: (doubts: ReadonlyMap<string, number>) => void;
  /**
   * From when on something may have been missed that REST has not been read for: epoch milliseconds, the gateway's
   * clock. A stretch that broke before it was reconciled leaves its own gap open.
   */
  readonly missedSince: () => number;
}

const rememberOver = 1_000;

/**
 * Folds the orders as everyone does. All that are open are kept, and the last 1,000 that are over, so that a late
 * event of one of these opens nothing.
 *
 * An order is in doubt that was open when a stretch began, since it may have moved before, and one that an unreadable
 * frame was about. It stays in doubt though a live event ends it: a fill may have been missed all the same.
 */
export function ordersHere(): OrdersHere {
  const open = new Map<string, OrderState>();
  const over = new Map<string, OrderState>();
  const doubts = new Map<string, number>();
  let live = new Set<string>();
  let doubtsSoFar = 0;
  let missedSince = Infinity;

  function apply(input: OrderInput): void {
    const id = orderIdOf(input);
    const before = open.get(id) ?? over.get(id);
    const after = applyToOrder(before, input);
    if (after === before) return;
    open.delete(id);
    over.delete(id);
    (isOver(after) ? over : open).set(after.orderId, after);
    const [oldest] = over.size > rememberOver ? over.keys() : [];
    if (oldest !== undefined) over.delete(oldest);
  }

  function doubt(id: string): void {
    doubtsSoFar += 1;
    doubts.set(id, doubtsSoFar);
  }

  function begin(marker: Continuity): void {
    if (isUserSwitch(marker)) {
      open.clear();
      over.clear();
      doubts.clear();
    }
    for (const id of open.keys()) doubt(id);
    missedSince = Math.min(missedSince, marker.silentSince ?? -Infinity);
  }

  return {
    hear(event) {
      if (isOrderInput(event)) {
        apply(event);
        if (event.type !== 'order_snapshot' && !live.has(event.orderId)) live.add(ownText(event.orderId));
      } else if (event.type === 'order_unreadable') doubt(event.orderId);
      else if (event.type === 'continuity' && event.cause !== 'interrupted') begin(event);
      else if (event.type === 'reconciled') missedSince = Infinity;
    },
    doubts: () => new Map(doubts),
    watchLive: () => (live = new Set()),
    settled(old) {
      for (const [id, number] of old) if (doubts.get(id) === number) doubts.delete(id);
    },
    missedSince: () => missedSince,
  };
}
