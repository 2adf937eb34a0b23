import type { Incoming } from '../connection/connection.js';
import type { Continuity } from '../events/continuity.js';
import type { OrderUnreadable, UserEvent } from '../events/userEvent.js';
import type { DecodeError } from '../protocol/decodeError.js';
import { isUserMessage } from '../protocol/userMessage.js';

/** What all streams of a gateway are cut from: what a connection tells and what stands between, in one order. */
export type StreamItem =
  | Incoming
  | { readonly kind: 'marker'; readonly marker: Continuity }
  | { readonly kind: 'unreadable'; readonly unreadable: OrderUnreadable };

/** The user's part of an item, where it has one. */
export function userEventOf(item: StreamItem): UserEvent | undefined {
  switch (item.kind) {
    case 'marker':
      return item.marker;
    case 'unreadable':
      return item.unreadable;
    case 'message':
      return isUserMessage(item.message) ? item.message : undefined;
    default:
      return undefined;
  }
}

/** The order that an unreadable frame spoke of, where one could be read. */
export const unreadableOf = (error: DecodeError): OrderUnreadable | undefined =>
  error._tag === 'Malformed' && error.orderId !== undefined
    ? {
        type: 'order_unreadable',
        orderId: error.orderId,
        ...(error.event !== undefined && { event: error.event }),
        error,
      }
    : undefined;
