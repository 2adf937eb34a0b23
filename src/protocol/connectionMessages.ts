import * as z from 'zod/mini';
import type { Known } from '../units/known.js';

/** First message after the socket opens. `userId` is there only when a valid token came with the URL. */
export const connectedSchema = z.looseObject({
  /** The message's name on the wire. */
  type: z.literal('connected'),
  /** The app as AGG knows it. */
  appId: z.string(),
  /** Who is signed in, where a valid token came with the URL. */
  userId: z.nullish(z.string()),
});
/** The first message of a socket: see {@link connectedSchema}. */
export type Connected = Known<z.infer<typeof connectedSchema>>;

/** The answer to a mid-session `authenticate`. */
export const authenticatedSchema = z.looseObject({
  /** The message's name on the wire. */
  type: z.literal('authenticated'),
  /** Who is signed in from now on. */
  userId: z.string(),
});
/** A user is signed in: see {@link authenticatedSchema}. */
export type Authenticated = Known<z.infer<typeof authenticatedSchema>>;

/** A sign of life; `ts` is epoch milliseconds by the gateway's clock. */
export const heartbeatSchema = z.looseObject({
  /** The message's name on the wire. */
  type: z.literal('heartbeat'),
  /** Epoch milliseconds, the gateway's clock. */
  ts: z.number(),
});
/** A sign of life: see {@link heartbeatSchema}. */
export type Heartbeat = Known<z.infer<typeof heartbeatSchema>>;

/** Something the gateway refused. It carries no id of the request, so it can only be paired by elimination. */
export const serverErrorSchema = z.looseObject({
  /** The message's name on the wire. */
  type: z.literal('error'),
  /** What was refused, as free text. */
  message: z.string(),
});
/** The gateway refused something: see {@link serverErrorSchema}. */
export type ServerError = Known<z.infer<typeof serverErrorSchema>>;

const subscriptionFields = {
  /** Such as `orderbook`. */
  channel: z.nullish(z.string()),
  /** The outcomes that were asked for. */
  outcomeIds: z.nullish(z.array(z.string())),
  /** The markets that were asked for, on channel `arb`. */
  marketIds: z.nullish(z.array(z.string())),
};

/** The answer to `subscribe`; channel `arb` answers with `marketIds`. */
export const subscribedSchema = z.looseObject({
  /** The message's name on the wire. */
  type: z.literal('subscribed'),
  ...subscriptionFields,
});
/** The answer to `subscribe`: see {@link subscribedSchema}. */
export type Subscribed = Known<z.infer<typeof subscribedSchema>>;

/** The answer to `unsubscribe`. */
export const unsubscribedSchema = z.looseObject({
  /** The message's name on the wire. */
  type: z.literal('unsubscribed'),
  ...subscriptionFields,
});
/** The answer to `unsubscribe`: see {@link unsubscribedSchema}. */
export type Unsubscribed = Known<z.infer<typeof unsubscribedSchema>>;
