/** What a client may send besides `authenticate`, which the gateway object sends itself. */
export type ClientMessage =
  | {
      readonly action: 'subscribe' | 'unsubscribe' | 'resnapshot';
      readonly channel: string;
      readonly outcomeIds: readonly string[];
    }
  | { readonly action: 'subscribe' | 'unsubscribe'; readonly channel: 'arb'; readonly marketIds: readonly string[] }
  | { readonly action: 'subscribe' | 'unsubscribe'; readonly channel: 'arb-feed' };
