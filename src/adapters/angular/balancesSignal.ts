import { inject, type Signal } from '@angular/core';
import type { Balances } from '../../../operators/index.js';
import { inContext, type SignalOptions } from './inContext.js';
import { SHOWN_USER } from './shownUser.js';

/**
 * The balance at each venue, in whole US cents and whether it is stale, as a signal that never throws.
 *
 * Its first value is an empty map, and a venue is in it from its first `balance_update` on: AGG tells no balance when
 * somebody signs in, so that absent means unknown and never zero. It changes at most once a frame of the screen and
 * is empty again when the user leaves or another one signs in. For all else see {@link ordersSignal}: it opens and
 * holds the connection in the same way, and an end of that shows in the same place.
 *
 * @param options.injector for calls outside of an injection context
 * @example
 * readonly balances = balancesSignal();
 * readonly cents = computed(() => this.balances().get('kalshi')?.tradingBalanceCents);
 */
export const balancesSignal = (options: SignalOptions = {}): Signal<Balances> =>
  inContext(options, () => inject(SHOWN_USER)).balances;
