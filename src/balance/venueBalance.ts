import type { Venue } from '../protocol/venue.js';

/** A user's balance at one venue, in whole US cents. */
export interface VenueBalance {
  /** Which venue. */
  readonly venue: Venue;
  /** What can be traded with there; whole US cents. */
  readonly tradingBalanceCents: number;
  /** `null` where the venue's last update said nothing of a wallet. */
  readonly walletBalanceCents: number | null;
  /** When it was so; epoch milliseconds, the gateway's clock. */
  readonly timestamp: number;
  /** The connection was interrupted since: updates may have been lost, the next one makes it sure again. */
  readonly stale: boolean;
}

/** The balance at each venue that has told one. The same object as long as nothing changes. */
export type Balances = ReadonlyMap<Venue, VenueBalance>;
