/**
 * Operators that fold a user's events into the states of orders and balances. rxjs and pure functions, never a socket.
 *
 * @module agg-rx/operators
 */

export type { Balances, VenueBalance } from '../src/balance/index.js';
export { isUserSwitch, userIdOf, type UserEvent } from '../src/events/index.js';
export { balanceByVenue$ } from './balanceByVenue.js';
export { foldByKey, type FoldByKeyOptions } from './foldByKey.js';
export { ofEvent, type OrderEventOf } from './ofEvent.js';
export { ofType } from './ofType.js';
export { openOrders$, type OpenOrdersOptions } from './openOrders.js';
export { orderLifecycle$, type OrderLifecycleOptions } from './orderLifecycle.js';
export { orderProgress$ } from './orderProgress.js';
export { ordersOf, type Orders, type OrdersOptions } from './ordersOf.js';
export { stuckOrders$, type StuckOrdersOptions } from './stuckOrders.js';
export { terminalOrders$, type TerminalOrdersOptions } from './terminalOrders.js';
export { trackOrder$, type TrackOrderOptions } from './trackOrder.js';
