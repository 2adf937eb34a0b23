import type { BalanceUpdate } from '../protocol/balanceUpdate.js';
import { ownText } from '../units/ownText.js';
import type { Balances, VenueBalance } from './venueBalance.js';

/** What can change a balance: an update, or a marker of where continuity breaks or the user changes. */
export type BalanceInput = BalanceUpdate | { readonly type: 'continuity'; readonly cause: string };

/**
 * The balances after an input, pure and total; the very same map where nothing changed.
 *
 * Updates are absolute, so the one of the latest `timestamp` counts and an older one is passed by. Of two that
 * differ at one `timestamp` the later to arrive counts: the gateway gives no sequence, and it sends in the order
 * of what happened more often than not. `interrupted` makes every balance stale, and a stale one takes the venue's
 * next update whatever its `timestamp`. `user_switched` gives an empty map.
 *
 * @example
 * const balances = applyToBalances(new Map(), balanceUpdate({ venue: 'kalshi', tradingBalanceCents: 94_500 }));
 * balances.get('kalshi')?.tradingBalanceCents; // => 94_500
 * applyToBalances(balances, continuity({ cause: 'interrupted' })).get('kalshi')?.stale; // => true
 */
export function applyToBalances(balances: Balances, input: BalanceInput): Balances {
  if (input.type === 'balance_update') return update(balances, balanceOf(input));
  switch (input.cause) {
    case 'interrupted':
      return staleAll(balances);
    case 'user_switched':
      return new Map();
    default:
      return balances;
  }
}

const balanceOf = ({ venue, tradingBalanceCents, walletBalanceCents, timestamp }: BalanceUpdate): VenueBalance => ({
  venue: ownText(venue),
  tradingBalanceCents,
  walletBalanceCents: walletBalanceCents ?? null,
  timestamp,
  stale: false,
});

function update(balances: Balances, told: VenueBalance): Balances {
  const known = balances.get(told.venue);
  const isNews = known === undefined || known.stale || (told.timestamp >= known.timestamp && !isSame(known, told));
  return isNews ? new Map(balances).set(told.venue, told) : balances;
}

const isSame = (a: VenueBalance, b: VenueBalance): boolean =>
  a.timestamp === b.timestamp &&
  a.tradingBalanceCents === b.tradingBalanceCents &&
  a.walletBalanceCents === b.walletBalanceCents;

function staleAll(balances: Balances): Balances {
  const all = [...balances.values()];
  if (all.every(({ stale }) => stale)) return balances;
  return new Map(all.map((balance) => [balance.venue, balance.stale ? balance : { ...balance, stale: true }]));
}
