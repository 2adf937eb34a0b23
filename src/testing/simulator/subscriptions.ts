import type { ServerMessage } from '../../protocol/index.js';
import { errorTexts } from './errorTexts.js';
import type { SubscriptionOptions } from './options.js';

/** What a socket is subscribed to: pairs of channel and outcome. */
export type Subscriptions = ReadonlySet<string>;

/** What a client asks about. */
export interface ChannelRequest {
  readonly channel: string;
  readonly outcomeIds?: readonly string[] | undefined;
  readonly marketIds?: readonly string[] | undefined;
}

/** What came of a request. */
export interface ChannelReply {
  readonly subscriptions: Subscriptions;
  readonly say: readonly ServerMessage[];
}

// The limit counts order book and trades; AGG's pages don't say what the trade channel is called.
const countedChannels = new Set(['orderbook', 'trades', 'trade']);

/** Takes subscriptions up to the limit. */
export function subscribe(
  before: Subscriptions,
  request: ChannelRequest,
  rules: Required<SubscriptionOptions>,
): ChannelReply {
  if (!countedChannels.has(request.channel)) return uncounted(before, 'subscribed', request);
  const { channel, outcomeIds = [] } = request;
  const fresh = [...new Set(outcomeIds)].filter((id) => !before.has(pair(channel, id)));
  const room = rules.maxSubscriptions - before.size;
  const isOver = fresh.length > room;
  if (isOver && rules.limitMode === 'whole') return { subscriptions: before, say: [error('limit')] };
  const tooMany = new Set(fresh.slice(Math.max(0, room)));
  const taken = outcomeIds.filter((id) => !tooMany.has(id));
  const say: readonly ServerMessage[] =
    taken.length > 0 || !isOver ? [{ type: 'subscribed', outcomeIds: taken, channel }] : [];
  return {
    subscriptions: new Set([...before, ...taken.map((id) => pair(channel, id))]),
    say: isOver ? [...say, error('limit')] : say,
  };
}

/** Gives subscriptions up. */
export function unsubscribe(before: Subscriptions, request: ChannelRequest): ChannelReply {
  if (!countedChannels.has(request.channel)) return uncounted(before, 'unsubscribed', request);
  const { channel, outcomeIds = [] } = request;
  const gone = new Set(outcomeIds.map((id) => pair(channel, id)));
  return {
    subscriptions: new Set([...before].filter((each) => !gone.has(each))),
    say: [{ type: 'unsubscribed', outcomeIds: [...outcomeIds], channel }],
  };
}

function uncounted(
  subscriptions: Subscriptions,
  type: 'subscribed' | 'unsubscribed',
  { channel, marketIds = [] }: ChannelRequest,
): ChannelReply {
  switch (channel) {
    case 'arb':
      return { subscriptions, say: [{ type, marketIds: [...marketIds], channel }] };
    case 'arb-feed':
      return { subscriptions, say: [{ type, channel }] };
    default:
      return { subscriptions, say: [error('unknownChannel')] };
  }
}

const pair = (channel: string, outcomeId: string): string => `${channel} ${outcomeId}`;

const error = (reason: keyof typeof errorTexts): ServerMessage => ({ type: 'error', message: errorTexts[reason] });
