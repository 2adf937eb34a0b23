import { applyToOrder, orderToJson, type OrderInput, type OrderState } from 'agg-rx/order';
import { expect } from 'vitest';

/** The order after these inputs, in this order of arrival. */
export function orderAfter(...inputs: readonly OrderInput[]): OrderState {
  const order = inputs.reduce<OrderState | undefined>(applyToOrder, undefined);
  if (order === undefined) throw new Error('An order begins with its first input');
  return order;
}

/** The order after these inputs, which must be the same when they come in reverse. */
export function orderFrom(...inputs: readonly OrderInput[]): OrderState {
  const order = orderAfter(...inputs);
  expect(orderAfter(...inputs.toReversed())).toStrictEqual(order);
  return order;
}

/** The steps of an order as they are shown, apart from when they moved. */
export const shownSteps = (order: OrderState) =>
  orderToJson(order).steps.map(({ lastEventAt: _lastEventAt, ...step }) => step);
