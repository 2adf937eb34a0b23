export { applyToBalances, type BalanceInput } from './applyToBalances.js';
export type { Balances, VenueBalance } from './venueBalance.js';
