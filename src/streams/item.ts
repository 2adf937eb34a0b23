import type { Incoming } from '../connection/incoming.js';
import type { Continuity } from '../events/continuity.js';
import type { OrderUnreadable } from '../events/userEvent.js';
import type { DecodeError } from '../protocol/decodeError.js';
import type { ServerMessage } from '../protocol/serverMessage.js';

/** What all streams of a gateway are cut from: what a connection tells and what stands between, in one order. */
export type StreamItem = Incoming | Continuity | OrderUnreadable;

const userMessageTypes = ['order_event', 'order_submitted', 'balance_update'] as const;

/** What `messages$` bears. */
export const messageTypes = [
  ...userMessageTypes,
  'connected',
  'authenticated',
  'heartbeat',
  'error',
  'subscribed',
  'unsubscribed',
  'unrecognized',
] as const satisfies readonly ServerMessage['type'][];

/** What `userEvents$` bears. */
export const userEventTypes = [...userMessageTypes, 'continuity', 'order_unreadable'] as const;

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
