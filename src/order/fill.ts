import { amountOf } from './amount.js';
import { greater } from './join.js';

/** What was traded, in the venue's smallest unit. Amounts are running totals. */
export interface Fill {
  /** Traded so far. */
  readonly filledRaw: bigint;
  /** Still to be traded, where that was said. */
  readonly remainingRaw?: bigint | undefined;
}

/**
 * The greater of two reports about one order, whichever came first. AGG's amounts are running totals,
 * so the greater is the newer; at equal amounts a known remainder wins, then the smaller.
 */
export const joinFill = (known: Fill | undefined, reported: Fill | undefined): Fill | undefined =>
  greater(known, reported, compareFill);

function compareFill(a: Fill, b: Fill): number {
  if (a.filledRaw !== b.filledRaw) return a.filledRaw > b.filledRaw ? 1 : -1;
  if (a.remainingRaw === b.remainingRaw) return 0;
  if (a.remainingRaw === undefined) return -1;
  return b.remainingRaw === undefined || a.remainingRaw < b.remainingRaw ? 1 : -1;
}

/** What two amounts as the wire has them say was traded; nothing without a readable amount filled. */
export function fillOfAmounts(filled: RawAmount, remaining?: RawAmount): Fill | undefined {
  const filledRaw = amountOf(filled);
  return filledRaw === undefined ? undefined : { filledRaw, remainingRaw: amountOf(remaining) };
}

type RawAmount = string | number | null | undefined;
