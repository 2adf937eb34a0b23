import { isUserSwitch, type Continuity } from '../events/continuity.js';
import type { UserEvent } from '../events/userEvent.js';
import { isOver } from '../order/ending.js';
import { isOrderInput, orderIdOf, type OrderInput } from '../order/orderInput.js';
import type { OrderState } from '../order/orderState.js';
import { applyToOrder } from '../order/transition.js';

/** What the stream has told of the user's orders, as far as a reader of REST needs to know. */
export interface OrdersHere {
  readonly hear: (event: UserEvent) => void;
  /** The ids of the orders that are not over. */
  readonly open: () => ReadonlySet<string>;
  /** The ids of the orders that an unreadable frame was about, until REST has been asked for them. */
  readonly unread: () => ReadonlySet<string>;
  readonly asked: (ids: ReadonlySet<string>) => void;
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
 */
export function ordersHere(): OrdersHere {
  const open = new Map<string, OrderState>();
  const over = new Map<string, OrderState>();
  const unread = new Set<string>();
  let missedSince = Infinity;

  function apply(input: OrderInput): void {
    const id = orderIdOf(input);
    const before = open.get(id) ?? over.get(id);
    const after = applyToOrder(before, input);
    if (after === before) return;
    open.delete(id);
    over.delete(id);
    (isOver(after) ? over : open).set(id, after);
    const [oldest] = over.size > rememberOver ? over.keys() : [];
    if (oldest !== undefined) over.delete(oldest);
  }

  function begin(marker: Continuity): void {
    if (isUserSwitch(marker)) {
      open.clear();
      over.clear();
      unread.clear();
    }
    if (marker.cause !== 'interrupted') missedSince = Math.min(missedSince, marker.silentSince ?? -Infinity);
  }

  return {
    hear(event) {
      if (isOrderInput(event)) apply(event);
      else if (event.type === 'order_unreadable') unread.add(event.orderId);
      else if (event.type === 'continuity') begin(event);
      else if (event.type === 'reconciled') missedSince = Infinity;
    },
    open: () => new Set(open.keys()),
    unread: () => new Set(unread),
    asked(ids) {
      for (const id of ids) unread.delete(id);
    },
    missedSince: () => missedSince,
  };
}
