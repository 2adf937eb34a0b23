import type { UserEvent } from '../src/events/index.js';
import { isOrderInput, isOver, orderIdOf, type OrderInput, type OrderState } from '../src/order/index.js';
import { orderAfter } from '../src/order/transition.js';
import type { FoldByKeyOptions } from './keyedFold.js';
import { userResets } from './userResets.js';

/** A fill that came over the stream: money moved, however long ago the order was forgotten. */
const isLiveFill = (input: OrderInput): boolean =>
  input.type === 'order_event' && (input.event === 'filled' || input.event === 'partial_fill');

/** How orders are folded, whoever asks. */
export const orderFold: FoldByKeyOptions<UserEvent, OrderInput, string, OrderState> = {
  ...userResets,
  select: isOrderInput,
  keyOf: orderIdOf,
  step: orderAfter,
  isOver,
  opensAgain: isLiveFill,
};
