/** The venues that AGG's pages name, and any other: the set is open. */
export type Venue =
  'kalshi' | 'polymarket' | 'limitless' | 'opinion' | 'predict' | 'probable' | 'myriad' | 'hyperliquid' | (string & {});
