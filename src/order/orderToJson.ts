import type { Fill } from './fill.js';
import type { OrderState } from './orderState.js';
import type { OrderStep } from './step.js';

/** An amount as a string of digits: JSON has no `bigint`, and its numbers would round it. */
type FillJson = { readonly [K in keyof Fill]: string };

type StepJson = Omit<OrderStep, 'facts'>;

/** An order's state as JSON can hold it, without the fold's own `facts`. */
export type OrderJson = Omit<OrderState, 'facts' | 'fill' | 'steps'> & {
  /** The steps of the newest run, without the fold's own facts. */
  readonly steps: readonly StepJson[];
  /** What was traded, as strings of digits. */
  readonly fill?: FillJson;
};

/**
 * An order's state for `JSON.stringify`: each `bigint` as a string of digits, the fold's own `facts` left out, and
 * what is not known too.
 *
 * @param order its state
 * @example
 * const order = applyToOrder(undefined, filled({ orderId: 'o1', filledAmountRaw: '1000000' }));
 * orderToJson(order).fill; // => { filledRaw: '1000000' }
 * console.log(JSON.stringify(orderToJson(order)));
 */
export function orderToJson({ facts: _facts, fill, steps, ...shown }: OrderState): OrderJson {
  const json = { ...shown, steps: steps.map(stepToJson) };
  return fill === undefined ? json : { ...json, fill: fillToJson(fill) };
}

const stepToJson = ({ facts: _facts, ...shown }: OrderStep): StepJson => shown;

const fillToJson = ({ filledRaw, remainingRaw }: Fill): FillJson => ({
  filledRaw: filledRaw.toString(),
  ...(remainingRaw !== undefined && { remainingRaw: remainingRaw.toString() }),
});
