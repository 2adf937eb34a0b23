import * as z from 'zod/mini';
import type { Known } from '../units/known.js';

/**
 * One row of `GET /execution/orders`. `status` is an open string: AGG lists no values. `createdAt` and
 * `updatedAt` are ISO 8601 by the server's clock. A row has no step data and no remaining amount.
 */
export const restOrderSchema = z.looseObject({
  id: z.string(),
  status: z.string(),
  venue: z.nullish(z.string()),
  side: z.nullish(z.string()),
  filledAmountRaw: z.nullish(z.union([z.string(), z.number()])),
  errorMessage: z.nullish(z.string()),
  createdAt: z.nullish(z.string()),
  updatedAt: z.nullish(z.string()),
});
export type RestOrder = Known<z.infer<typeof restOrderSchema>>;
