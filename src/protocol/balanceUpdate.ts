import * as z from 'zod/mini';
import type { Known } from '../units/known.js';

/** A user's balance at one venue, in whole US cents; absolute values, never differences. */
export const balanceUpdateSchema = z.looseObject({
  type: z.literal('balance_update'),
  venue: z.string(),
  tradingBalanceCents: z.number(),
  walletBalanceCents: z.nullish(z.number()),
  timestamp: z.number(),
});
export type BalanceUpdate = Known<z.infer<typeof balanceUpdateSchema>>;
