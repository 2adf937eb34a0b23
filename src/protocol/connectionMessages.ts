import * as z from 'zod/mini';
import type { Known } from '../units/known.js';

/** First message after the socket opens. `userId` is there only when a valid token came with the URL. */
export const connectedSchema = z.looseObject({
  type: z.literal('connected'),
  appId: z.string(),
  userId: z.nullish(z.string()),
});
export type Connected = Known<z.infer<typeof connectedSchema>>;

/** The answer to a mid-session `authenticate`. */
export const authenticatedSchema = z.looseObject({ type: z.literal('authenticated'), userId: z.string() });
export type Authenticated = Known<z.infer<typeof authenticatedSchema>>;

/** A sign of life; `ts` is epoch milliseconds by the gateway's clock. */
export const heartbeatSchema = z.looseObject({ type: z.literal('heartbeat'), ts: z.number() });
export type Heartbeat = Known<z.infer<typeof heartbeatSchema>>;

/** Something the gateway refused. It carries no id of the request, so it can only be paired by elimination. */
export const serverErrorSchema = z.looseObject({ type: z.literal('error'), message: z.string() });
export type ServerError = Known<z.infer<typeof serverErrorSchema>>;

const subscriptionFields = {
  channel: z.nullish(z.string()),
  outcomeIds: z.nullish(z.array(z.string())),
  marketIds: z.nullish(z.array(z.string())),
};

/** The answer to `subscribe`; channel `arb` answers with `marketIds`. */
export const subscribedSchema = z.looseObject({ type: z.literal('subscribed'), ...subscriptionFields });
export type Subscribed = Known<z.infer<typeof subscribedSchema>>;

/** The answer to `unsubscribe`. */
export const unsubscribedSchema = z.looseObject({ type: z.literal('unsubscribed'), ...subscriptionFields });
export type Unsubscribed = Known<z.infer<typeof unsubscribedSchema>>;
