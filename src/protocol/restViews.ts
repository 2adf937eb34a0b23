import * as z from 'zod/mini';
import type { Known } from '../units/known.js';

/** `GET /execution/balances`: token amounts by chain, and the value of positions by venue. */
export const restBalancesSchema = z.looseObject({
  cash: z.array(
    z.looseObject({
      tokenSymbol: z.string(),
      /** Whole units of the token's smallest part. */
      totalRaw: z.string(),
      decimals: z.number(),
      chains: z.nullish(z.array(z.looseObject({ chainId: z.number(), balanceRaw: z.string() }))),
    }),
  ),
  positions: z.nullish(z.array(z.looseObject({ venue: z.string(), balance: z.number() }))),
});
export type RestBalances = Known<z.infer<typeof restBalancesSchema>>;

/** One row of `GET /execution/positions`, of which only the market's id is relied on. */
export const restPositionSchema = z.looseObject({ targetMarketId: z.nullish(z.string()) });
export type RestPosition = Readonly<z.infer<typeof restPositionSchema>>;

/** One page of a list, its rows unread: one bad row must not hide the others. */
export const restPageSchema = z.looseObject({
  data: z.array(z.unknown()),
  nextCursor: z.nullish(z.string()),
  hasMore: z.nullish(z.boolean()),
});
export type RestPage = Known<z.infer<typeof restPageSchema>>;
