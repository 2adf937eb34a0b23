/** What a client may send besides `authenticate`, which the gateway object sends itself. */
export type ClientMessage =
  | {
      /** What is asked for (protocol 1.4). */
      readonly action: 'subscribe' | 'unsubscribe' | 'resnapshot';
      /** Such as `orderbook`. */
      readonly channel: string;
      /** The venues' market outcomes. */
      readonly outcomeIds: readonly string[];
    }
  | {
      /** What is asked for. */
      readonly action: 'subscribe' | 'unsubscribe';
      /** Arbitrage of single markets. */
      readonly channel: 'arb';
      /** The venues' markets. */
      readonly marketIds: readonly string[];
    }
  | {
      /** What is asked for. */
      readonly action: 'subscribe' | 'unsubscribe';
      /** Arbitrage of all markets. */
      readonly channel: 'arb-feed';
    };
