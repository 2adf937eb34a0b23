import type { Fill } from './fill.js';
import type { OrderState } from './orderState.js';

/** An amount as a string of digits: JSON has no `bigint`, and its numbers would round it. */
type FillJson = { readonly [K in keyof Fill]: string };

/** An order's state as JSON can hold it, without the fold's own `facts`. */
export type OrderJson = Omit<OrderState, 'facts' | 'fill'> & { readonly fill?: FillJson };

/**
 * An order's state for `JSON.stringify`: each `bigint` as a string of digits, the fold's own `facts` left out.
 *
 * @example
 * console.log(JSON.stringify(orderToJson(order)));
 */
export function orderToJson({ facts: _facts, fill, ...shown }: OrderState): OrderJson {
  return fill === undefined ? shown : { ...shown, fill: fillToJson(fill) };
}

const fillToJson = ({ filledRaw, remainingRaw }: Fill): FillJson => ({
  filledRaw: filledRaw.toString(),
  ...(remainingRaw !== undefined && { remainingRaw: remainingRaw.toString() }),
});
