import { inject, InjectionToken, type Signal } from '@angular/core';
import { audit, concat, take } from 'rxjs';
import type { GatewayStatus } from '../../gateway/index.js';
import { PROVIDED_GATEWAY } from './providedGateway.js';
import { shownSignal } from './shownSignal.js';

/** Found below `provideGateway`. */
export const SHOWN_STATUS = new InjectionToken<Signal<GatewayStatus>>(
  'status signal of agg-rx, given by provideGateway()',
);

/** Follows the status, the current one at once, and opens nothing for it. */
export function makeShownStatus(): Signal<GatewayStatus> {
  const { gateway, frame$ } = inject(PROVIDED_GATEWAY);
  const eachFrame$ = gateway.status$.pipe(audit(() => frame$));
  return shownSignal<GatewayStatus>(concat(gateway.status$.pipe(take(1)), eachFrame$), { state: 'idle' });
}
