import { filter, type OperatorFunction } from 'rxjs';
import type { OrderEvent } from '../src/protocol/index.js';

/** The order event of one name. */
export type OrderEventOf<E extends OrderEvent['event']> = Extract<OrderEvent, { readonly event: E }>;

/**
 * The order events of one name, with that event's fields.
 *
 *     events   -s-f-k-g-|     s: step_started; f, g: filled; k: balance_update
 *              ofEvent('filled')
 *     output   ---f---g-|
 *
 * Emits, errors and completes with its source. Messages that are no order events are passed by.
 *
 * @param event the `event` of an `order_event`; `'unrecognized'` for all that AGG's pages don't list
 * @example
 * gateway.userEvents$.pipe(ofEvent('failed')).subscribe(({ orderId, errorReason }) => toast(orderId, errorReason));
 * @see {@link ofType} for one type of message
 */
export const ofEvent = <E extends OrderEvent['event']>(
  event: E,
): OperatorFunction<{ readonly type: string; readonly event?: unknown }, OrderEventOf<E>> =>
  filter((message): message is OrderEventOf<E> => message.type === 'order_event' && message.event === event);
