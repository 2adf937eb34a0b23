import * as z from 'zod/mini';
import type { Known } from '../units/known.js';

/**
 * A user's balance at one venue, in whole US cents; absolute values, never differences. The gateway sends it when a
 * trade has changed it (protocol 5.2). It bears no order, so it can't be tied to one.
 */
export const balanceUpdateSchema = z.looseObject({
  /** The message's name on the wire. */
  type: z.literal('balance_update'),
  /** Which venue: an open set. */
  venue: z.string(),
  /** What can be traded with there; whole US cents. */
  tradingBalanceCents: z.number(),
  /** What is in the wallet; whole US cents, null or left out where there is none. */
  walletBalanceCents: z.nullish(z.number()),
  /** When it was so; epoch milliseconds, the gateway's clock. */
  timestamp: z.number(),
});
/** A user's balance at one venue: see {@link balanceUpdateSchema}. */
export type BalanceUpdate = Known<z.infer<typeof balanceUpdateSchema>>;
