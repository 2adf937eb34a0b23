import { base64url } from '../base64url.js';
import { amountRawOf } from './orders.js';
import type { SimulatedOrder, SimulatedOrders } from './orders.js';

const rawPerShare = 1_000_000;
const chain = { chainId: 137, tokenAddress: '0x3c499c542cef5e3811e1192ce70d8cc03d5c3359' };
const cashBeforeRaw = 1_000_000_000n;

/** A row of `GET /execution/orders`. */
function orderRow(order: SimulatedOrder) {
  const { orderId, submission, filledRaw, errorMessage } = order;
  const price = priceOf(order);
  return {
    id: orderId,
    venue: order.venue,
    status: order.status,
    side: submission?.side ?? 'buy',
    amountRaw: String(amountRawOf(order)),
    slippageBps: 50,
    quotedPriceRaw: String(microsOf(price)),
    quotedCostRaw: String(costRaw(amountRawOf(order), price)),
    filledAmountRaw: String(filledRaw),
    ...(filledRaw > 0n && { executionPrice: String(price) }),
    ...(errorMessage !== undefined && { errorMessage }),
    createdAt: new Date(order.createdAtMs).toISOString(),
    updatedAt: new Date(order.updatedAtMs).toISOString(),
    venueMarket: { id: `mkt_${outcomeOf(order)}`, question: 'Will it happen?', image: '' },
    venueMarketOutcome: { label: 'Yes', title: 'Yes' },
  };
}

/** The user's orders as rows, the newest first. */
export const orderRows = (orders: SimulatedOrders) => [...orders.values()].reverse().map(orderRow);

/** The body of `GET /execution/balances`: 1,000 dollars of cash less what the orders cost, and what they bought. */
export function balancesBody(orders: SimulatedOrders, nowMs: number) {
  const traded = [...orders.values()].filter(({ filledRaw }) => filledRaw > 0n);
  const spentRaw = traded.reduce((sum, order) => sum + signOf(order) * costRaw(order.filledRaw, priceOf(order)), 0n);
  const totalRaw = String(cashBeforeRaw - spentRaw);
  const venues = [...new Set(traded.map(({ venue }) => venue))];
  return {
    cash: [
      {
        tokenSymbol: 'USDC',
        totalRaw,
        decimals: 6,
        chains: [{ ...chain, balanceRaw: totalRaw, lastSyncedAt: new Date(nowMs).toISOString() }],
      },
    ],
    positions: venues.map((venue) => ({ venue, balance: sharesOf(traded.filter((each) => each.venue === venue)) })),
  };
}

/** The rows of `GET /execution/positions`, one an outcome that was traded. */
export function positionRows(orders: SimulatedOrders) {
  const traded = [...orders.values()].filter(({ filledRaw }) => filledRaw > 0n).reverse();
  const outcomeIds = [...new Set(traded.map(outcomeOf))];
  return outcomeIds.map((outcomeId) =>
    positionRow(
      outcomeId,
      traded.filter((order) => outcomeOf(order) === outcomeId),
    ),
  );
}

function positionRow(outcomeId: string, orders: readonly SimulatedOrder[]) {
  const marketId = `mkt_${outcomeId}`;
  const venues = [...new Set(orders.map(({ venue }) => venue))];
  const totalSize = sharesOf(orders);
  const price = orders.map(priceOf).at(0) ?? 0;
  return {
    targetMarketId: marketId,
    venueMarket: {
      question: 'Will it happen?',
      image: '',
      venueMarketOutcomes: [
        {
          label: 'Yes',
          title: 'Yes',
          venueBreakdown: venues.map((venue) => ({
            venue,
            venueMarketId: marketId,
            size: sharesOf(orders.filter((each) => each.venue === venue)),
          })),
          totalSize,
          avgEntryPrice: price,
          currentPrice: price,
          totalValue: totalSize * price,
          unrealizedPnl: 0,
          unrealizedPnlPercent: 0,
        },
      ],
    },
  };
}

/** One page of a list. */
export interface Page<T> {
  readonly data: readonly T[];
  /** Stands for the last row given; meant to be handed back, not read. */
  readonly nextCursor: string | null;
  readonly hasMore: boolean;
}

/** How pages follow one another: after the last row given, or after so many rows, whatever has come before them. */
export type Paging = 'row' | 'offset';

/** The page that the query asks for; nothing for a `limit` outside 1 to 100 or a cursor that stands for no place. */
export function pageOf<T>(
  rows: readonly T[],
  idOf: (row: T) => string,
  query: URLSearchParams,
  paging: Paging = 'row',
): Page<T> | undefined {
  const limit = Number(query.get('limit') ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return undefined;
  const cursorAfter = (count: number): string =>
    base64url(
      paging === 'offset'
        ? `after ${count}`
        : rows
            .slice(count - 1, count)
            .map(idOf)
            .join(''),
    );
  const cursor = query.get('cursor');
  const start = cursor === null ? 0 : rows.findIndex((_, at) => cursorAfter(at + 1) === cursor) + 1;
  if (cursor !== null && start === 0) return undefined;
  const end = start + limit;
  const hasMore = end < rows.length;
  return { data: rows.slice(start, end), nextCursor: hasMore ? cursorAfter(end) : null, hasMore };
}

const outcomeOf = ({ orderId, submission }: SimulatedOrder): string => submission?.outcomeId ?? orderId;

const priceOf = ({ submission }: SimulatedOrder): number => submission?.price ?? 0.5;

const signOf = ({ submission }: SimulatedOrder): bigint => (submission?.side === 'sell' ? -1n : 1n);

const microsOf = (price: number): bigint => BigInt(Math.round(price * rawPerShare));

const costRaw = (amountRaw: bigint, price: number): bigint => (amountRaw * microsOf(price)) / BigInt(rawPerShare);

/** Shares held, a sale counting against them. */
const sharesOf = (orders: readonly SimulatedOrder[]): number =>
  Number(orders.reduce((sum, order) => sum + signOf(order) * order.filledRaw, 0n)) / rawPerShare;
