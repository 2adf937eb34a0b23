import type { OrderState } from 'agg-rx/order';
import type { UserEvent } from '../../src/events/index.js';

/** An event in the words of a diagram. */
export function wordsOf(event: UserEvent): string {
  switch (event.type) {
    case 'order_event':
      return `${event.orderId}: ${event.event}${stepWords(event)}`;
    case 'order_submitted':
      return `${event.orderId}: order_submitted`;
    case 'balance_update':
      return `${event.venue}: balance_update, ${dollars(event.tradingBalanceCents)}`;
    case 'order_snapshot':
      return `${event.order.id}: order_snapshot, ${event.order.status}`;
    case 'continuity':
      return event.cause;
    default:
      return event.type;
  }
}

const stepWords = (event: object): string =>
  'sequence' in event && 'totalSteps' in event ? ` ${String(event.sequence)} of ${String(event.totalSteps)}` : '';

/** An order's state in the words of a diagram. */
export const orderWords = ({ orderId, status }: OrderState): string => `${orderId}: ${status}`;

/** A list of orders in the words of a diagram. */
export const listWords = (orders: readonly OrderState[]): string =>
  orders.length === 0 ? 'no order' : orders.map(({ orderId }) => orderId).join(' and ');

/** Whole US cents as dollars. */
export const dollars = (cents: number): string => `$${(cents / 100).toLocaleString('en-US')}`;
