export { balanceByVenue$ } from './balanceByVenue.js';
export type { Balances, VenueBalance } from '../src/balance/index.js';
export { foldByKey, type FoldByKeyOptions } from './foldByKey.js';
export { orderLifecycle$, type OrderLifecycleOptions } from './orderLifecycle.js';
export { terminalOrders$, type TerminalOrdersOptions } from './terminalOrders.js';
