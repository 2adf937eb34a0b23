import { inject, type Signal } from '@angular/core';
import type { GatewayStatus } from '../../gateway/index.js';
import { inContext, type SignalOptions } from './inContext.js';
import { SHOWN_STATUS } from './shownStatus.js';

/**
 * Where the connection stands, as a signal that never throws: `idle`, `connecting`, `open`, `authenticated`,
 * `refreshing`, `waiting` with its cause, or `closed` with its reason.
 *
 * Its first value is the status of that moment, `idle` before anything asked for a socket and on a server; it changes
 * at most once a frame of the screen. Asking for it opens no socket. This is where an app sees that a connection has
 * ended: the other signals show no error.
 *
 * @param options.injector for calls outside of an injection context
 * @example
 * readonly status = gatewayStatusSignal();
 * readonly isSignedOut = computed(() => {
 *   const status = this.status();
 *   return status.state === 'closed' && status.reason === 'signed_out';
 * });
 */
export const gatewayStatusSignal = (options: SignalOptions = {}): Signal<GatewayStatus> =>
  inContext(options, () => inject(SHOWN_STATUS));
