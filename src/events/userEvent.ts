import type { OrderSnapshot } from '../order/orderInput.js';
import type { BalanceUpdate } from '../protocol/balanceUpdate.js';
import type { DecodeError } from '../protocol/decodeError.js';
import type { OrderEvent } from '../protocol/orderEvent.js';
import type { OrderSubmitted } from '../protocol/orderSubmitted.js';
import type { Continuity } from './continuity.js';
import type { BalancesSnapshot, PositionsSnapshot, Reconciled, ReconcileFailed } from './reconciliation.js';

/** A frame about one order could not be read: what it said of the order is lost, REST may still know it. */
export interface OrderUnreadable {
  /** Tells it from the gateway's messages: this one is made here. */
  readonly type: 'order_unreadable';
  /** The order that it is about. */
  readonly orderId: string;
  /** The order event's name, where one could be read. */
  readonly event?: string;
  /** What could not be read. */
  readonly error: DecodeError;
}

/** Everything the operators take: a user's messages, and what this library says between them. */
export type UserEvent =
  | OrderSubmitted
  | BalanceUpdate
  | OrderEvent
  | OrderUnreadable
  | Continuity
  | OrderSnapshot
  | Reconciled
  | ReconcileFailed
  | BalancesSnapshot
  | PositionsSnapshot;

/**
 * The user that an event bears, where it bears one: only order events and markers do.
 *
 * @example
 * userIdOf(filled({ orderId: 'o1', userId: 'usr_1' })); // => 'usr_1'
 * userIdOf(balanceUpdate()); // => undefined
 */
export function userIdOf(event: UserEvent): string | undefined {
  if (event.type === 'continuity') return event.userId;
  if (event.type !== 'order_event') return undefined;
  const userId = event.event === 'unrecognized' ? event.raw['userId'] : event.userId;
  return typeof userId === 'string' ? userId : undefined;
}
