import * as z from 'zod/mini';
import type { Known } from '../units/known.js';

/**
 * A trade was accepted for execution. The legacy event of direct trades: a managed order may never
 * have one, so an order begins with whichever event comes first. `price` is 0 to 1, `size` in shares,
 * `timestamp` epoch milliseconds.
 */
export const orderSubmittedSchema = z.looseObject({
  type: z.literal('order_submitted'),
  venue: z.string(),
  orderId: z.string(),
  side: z.string(),
  price: z.number(),
  size: z.number(),
  outcomeId: z.string(),
  timestamp: z.number(),
});
export type OrderSubmitted = Known<z.infer<typeof orderSubmittedSchema>>;
