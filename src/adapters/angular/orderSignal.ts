import { computed, inject, type Signal } from '@angular/core';
import type { OrderState } from '../../order/index.js';
import { inContext, type SignalOptions } from './inContext.js';
import { SHOWN_USER } from './shownUser.js';

/**
 * The state of one order, as a signal that never throws: also of one that is over, as long as it is remembered.
 *
 * It is `undefined` for an order that nothing has been heard of, and again when the user leaves or another one signs
 * in. It changes at most once a frame of the screen, and only when its own order does. For all else see
 * {@link ordersSignal}: it opens and holds the connection in the same way, and an end of that shows in the same place.
 *
 * @param orderId the order's id; or a function that reads it, such as an `input()`, so that the signal follows it;
 *   `undefined` for no order
 * @param options.injector for calls outside of an injection context
 * @example
 * readonly orderId = input.required<string>();
 * readonly order = orderSignal(this.orderId);
 */
export function orderSignal(
  orderId: string | (() => string | undefined),
  options: SignalOptions = {},
): Signal<OrderState | undefined> {
  const { known } = inContext(options, () => inject(SHOWN_USER));
  return computed(() => {
    const id = typeof orderId === 'function' ? orderId() : orderId;
    return id === undefined ? undefined : known().get(id);
  });
}
