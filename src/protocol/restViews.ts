import * as z from 'zod/mini';
import type { Known } from '../units/known.js';

/** `GET /execution/balances`: token amounts by chain, and the value of positions by venue. */
export const restBalancesSchema = z.looseObject({
  /** Each token that the user holds. */
  cash: z.array(
    z.looseObject({
      /** Such as `USDC`. */
      tokenSymbol: z.string(),
      /** Whole units of the token's smallest part. */
      totalRaw: z.string(),
      /** How many of them make one token: 10 to this power. */
      decimals: z.number(),
      /** Where the token is held. */
      chains: z.nullish(
        z.array(
          z.looseObject({
            /** The chain's number. */
            chainId: z.number(),
            /** What is held there, in the same unit as `totalRaw`. */
            balanceRaw: z.string(),
          }),
        ),
      ),
    }),
  ),
  /** The value of the positions at each venue, as AGG counts it. */
  positions: z.nullish(
    z.array(
      z.looseObject({
        /** Which venue. */
        venue: z.string(),
        /** The value; AGG does not say in which unit. */
        balance: z.number(),
      }),
    ),
  ),
});
/** The user's balances as REST shows them: see {@link restBalancesSchema}. */
export type RestBalances = Known<z.infer<typeof restBalancesSchema>>;

/** One row of `GET /execution/positions`, of which only the market's id is relied on. */
export const restPositionSchema = z.looseObject({
  /** The market. */
  targetMarketId: z.nullish(z.string()),
});
/** One position as REST shows it, with everything that AGG says of it: see {@link restPositionSchema}. */
export type RestPosition = Readonly<z.infer<typeof restPositionSchema>>;

/** One page of a list, its rows unread: one bad row must not hide the others. */
export const restPageSchema = z.looseObject({
  /** The rows. */
  data: z.array(z.unknown()),
  /** Stands for the page that follows. */
  nextCursor: z.nullish(z.string()),
  /** Whether one follows. */
  hasMore: z.nullish(z.boolean()),
});
/** One page of a list: see {@link restPageSchema}. */
export type RestPage = Known<z.infer<typeof restPageSchema>>;
