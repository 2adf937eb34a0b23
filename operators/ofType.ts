import { filter, type OperatorFunction } from 'rxjs';

/**
 * The messages of one `type`, with that type's fields.
 *
 *     messages   -h-b-s-b-|     h: heartbeat; b: balance_update; s: order_event
 *                ofType('balance_update')
 *     output     ---b---b-|
 *
 * Emits, errors and completes with its source.
 *
 * @param type the `type` of a message of the source
 * @example
 * gateway.messages$.pipe(ofType('heartbeat')).subscribe(({ ts }) => show(ts));
 * @see {@link ofEvent} for one event of an order
 */
export const ofType = <T extends { readonly type: string }, K extends T['type']>(
  type: K,
): OperatorFunction<T, Extract<T, { readonly type: K }>> =>
  filter((message: T): message is Extract<T, { readonly type: K }> => message.type === type);
