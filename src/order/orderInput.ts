import type { OrderEvent } from '../protocol/orderEvent.js';
import type { OrderSubmitted } from '../protocol/orderSubmitted.js';
import type { RestOrder } from '../protocol/restOrder.js';

/** What a REST row says of how an order ended. */
export type SnapshotEnd = 'cancelled' | 'failed' | 'filled';

/** An order as REST shows it. */
export interface OrderSnapshot {
  /** Tells it from the gateway's messages: this one is made here. */
  readonly type: 'order_snapshot';
  /** The row as REST gave it. */
  readonly order: RestOrder;
  /** How the row says that the order ended, `null` for not at all; left out, `endOfRestStatus` decides. */
  readonly end?: SnapshotEnd | null;
  /** The continuous stretch of the stream in which it was read. */
  readonly epoch: number;
}

/** Everything that can change an order. */
export type OrderInput = OrderSubmitted | OrderEvent | OrderSnapshot;

/**
 * The order that an input speaks of.
 *
 * @example
 * orderIdOf(filled({ orderId: 'o1' })); // => 'o1'
 * orderIdOf(orderSnapshot({ id: 'o1' })); // => 'o1'
 */
export const orderIdOf = (input: OrderInput): string =>
  input.type === 'order_snapshot' ? input.order.id : input.orderId;

/**
 * Tells an order's input from other messages.
 *
 * @example
 * gateway.userEvents$.pipe(filter(isOrderInput)).subscribe((input) => show(orderIdOf(input)));
 */
export const isOrderInput = <T extends { readonly type: string }>(message: T): message is T & OrderInput =>
  message.type === 'order_event' || message.type === 'order_submitted' || message.type === 'order_snapshot';
