/** What was traded, in the venue's smallest unit. Amounts are running totals. */
export interface Fill {
  readonly filledRaw: bigint;
  readonly remainingRaw?: bigint;
}

/**
 * The greater of two reports about one order, whichever came first. AGG's amounts are running totals,
 * so the greater is the newer; at equal amounts a known remainder wins, then the smaller.
 */
export function joinFill(known: Fill | undefined, reported: Fill): Fill {
  return known === undefined || compareFill(reported, known) > 0 ? reported : known;
}

function compareFill(a: Fill, b: Fill): number {
  if (a.filledRaw !== b.filledRaw) return a.filledRaw > b.filledRaw ? 1 : -1;
  if (a.remainingRaw === undefined) return b.remainingRaw === undefined ? 0 : -1;
  if (b.remainingRaw === undefined) return 1;
  return a.remainingRaw < b.remainingRaw ? 1 : a.remainingRaw > b.remainingRaw ? -1 : 0;
}
