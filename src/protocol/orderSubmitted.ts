import * as z from 'zod/mini';
import type { Known } from '../units/known.js';

/**
 * A trade was accepted for execution. The legacy event of direct trades: a managed order may never
 * have one, so an order begins with whichever event comes first. `price` is 0 to 1, `size` in shares,
 * `timestamp` epoch milliseconds.
 */
export const orderSubmittedSchema = z.looseObject({
  /** The message's name on the wire. */
  type: z.literal('order_submitted'),
  /** Which venue: an open set. */
  venue: z.string(),
  /** The order; its `order_event`s bear the same. */
  orderId: z.string(),
  /** `buy` or `sell`, as AGG's pages have it; any word is let through. */
  side: z.string(),
  /** Price of a share, 0 to 1. */
  price: z.number(),
  /** A number of shares. */
  size: z.number(),
  /** What is traded: a venue's market outcome. */
  outcomeId: z.string(),
  /** Epoch milliseconds, the gateway's clock. */
  timestamp: z.number(),
});
/** A trade was accepted for execution: see {@link orderSubmittedSchema}. */
export type OrderSubmitted = Known<z.infer<typeof orderSubmittedSchema>>;
