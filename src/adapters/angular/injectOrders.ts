import { inject } from '@angular/core';
import type { Orders } from '../../../operators/index.js';
import { PROVIDED_GATEWAY } from './providedGateway.js';

/**
 * The orders behind the signals, folded once for the whole app, as `ordersOf` gives them: for what a signal can't
 * say, such as a toast at each end. What REST knows is in them where `provideGateway` has `restSnapshots`.
 *
 * The streams emit outside of Angular's zone, where there is one, and once for each event. They error and complete
 * with the connection, as `createGateway` says: after a sign-out subscribe anew.
 *
 * @example
 * injectOrders()
 *   .ended$.pipe(takeUntilDestroyed())
 *   .subscribe({ next: ({ orderId, end }) => toast(orderId, end), error: () => toast('signed out') });
 */
export const injectOrders = (): Orders => inject(PROVIDED_GATEWAY).orders;
