import { inject, type Signal } from '@angular/core';
import type { OrderState } from '../../order/index.js';
import { inContext, type SignalOptions } from './inContext.js';
import { SHOWN_USER } from './shownUser.js';

/** Which orders are listed. */
export interface OrdersSignalOptions extends SignalOptions {
  /** Whether those that are over are in the list too, as long as they are remembered. @defaultValue false */
  readonly withOver?: boolean;
}

/**
 * The orders that are not over, the oldest first by `firstEventAt`, then by `orderId`, as a signal that never throws.
 *
 * Its first value is `[]`: nothing has been heard of. That does not say that there is no open order; with
 * `restSnapshots` those that REST knows are in it a moment after sign-in. It changes at most once a frame of the
 * screen, is `[]` again when the user leaves (`authenticate(null)`, or a refused refresh) or another one is signed in,
 * and keeps what was known last when the connection ends otherwise: {@link gatewayStatusSignal} says so. A switch that
 * must show nothing of the former user while the next one is being signed in calls `authenticate(null)` first. The first signal of orders or balances opens the
 * connection and holds it for as long as the injector lives, so that no order is forgotten between two pages.
 *
 * @param options which orders are listed
 * @param options.withOver whether those that are over are listed too
 * @param options.injector for calls outside of an injection context
 * @example
 * readonly openOrders = ordersSignal();
 */
export function ordersSignal({ withOver = false, ...options }: OrdersSignalOptions = {}): Signal<
  readonly OrderState[]
> {
  const { all, open } = inContext(options, () => inject(SHOWN_USER));
  return withOver ? all : open;
}
