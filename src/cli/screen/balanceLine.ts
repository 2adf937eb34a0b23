import type { VenueBalance } from '../../balance/index.js';
import type { Line, Span } from './line.js';
import { dollars } from './money.js';

/** The balance at one venue, in a line. */
export const balanceLine = (balance: VenueBalance): Line => [
  balance.venue.padEnd(12),
  dollars(balance.tradingBalanceCents).padStart(14),
  ...(balance.walletBalanceCents === null ? [] : [`  and ${dollars(balance.walletBalanceCents)} in the wallet`]),
  ...(balance.stale ? [stale] : []),
];

const stale: Span = { text: '  before the connection was lost', tone: 'dim' };
