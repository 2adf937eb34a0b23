// A whole gateway over a socket without a network.
const row = (file, title) => ({ url: new URL(file, import.meta.url).href, title, emits: 'states', needs: [] });

export const alone = row('alone.mjs', '`userEvents$` + `orderLifecycle$`, one subscriber');
export const tenMore = row(
  'tenMore.mjs',
  'ten more, two each of `orderSubmitted$`, `orderEvents$`, `balanceUpdates$`, `heartbeats$`, `serverErrors$`',
);
export const tenFilters = row('tenFilters.mjs', 'the same ten as `messages$.pipe(filter(…))`');
export const gateways = [alone, tenMore, tenFilters];
