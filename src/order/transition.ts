import { factsOf, joinFacts } from './facts.js';
import { orderIdOf, type OrderInput } from './orderInput.js';
import type { OrderState } from './orderState.js';
import { stateOf } from './stateOf.js';

/**
 * The state of an order after an input: what was known of it and what the input tells, joined, and the state
 * read off the two together. In whatever order the same inputs come, and however often, the state is equal.
 *
 * Gives back the very same object where the input tells nothing new, and where it is about another order.
 * Never throws.
 *
 * @param state the order so far, `undefined` before its first input
 * @example
 * const state = inputs.reduce<OrderState | undefined>(applyToOrder, undefined);
 * if (state !== undefined && isOver(state)) console.log(state.end, state.fill?.filledRaw);
 */
export function applyToOrder(state: OrderState | undefined, input: OrderInput): OrderState {
  if (state === undefined) return stateOf(factsOf(input), undefined);
  if (orderIdOf(input) !== state.orderId) return state;
  const facts = joinFacts(state.facts, factsOf(input));
  return facts === state.facts ? state : stateOf(facts, state);
}
