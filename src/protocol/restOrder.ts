import * as z from 'zod/mini';
import type { Known } from '../units/known.js';

/**
 * One row of `GET /execution/orders`. `status` is an open string: AGG lists no values. `createdAt` and
 * `updatedAt` are ISO 8601 by the server's clock. A row has no step data and no remaining amount.
 */
export const restOrderSchema = z.looseObject({
  /** The order; taken to be the stream's `orderId`. */
  id: z.string(),
  /** AGG's word for where it stands; AGG lists none. */
  status: z.string(),
  /** Where it is traded. */
  venue: z.nullish(z.string()),
  /** `buy` or `sell`. */
  side: z.nullish(z.string()),
  /** Traded so far, in the venue's smallest unit. */
  filledAmountRaw: z.nullish(z.union([z.string(), z.number()])),
  /** Why it failed. */
  errorMessage: z.nullish(z.string()),
  /** ISO 8601, the server's clock. */
  createdAt: z.nullish(z.string()),
  /** ISO 8601, the server's clock. */
  updatedAt: z.nullish(z.string()),
});
/** One order as REST shows it: see {@link restOrderSchema}. */
export type RestOrder = Known<z.infer<typeof restOrderSchema>>;
