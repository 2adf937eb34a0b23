/** How an order ended, in rising rank: of two reports the higher one counts. */
export type OrderEnd = 'completed' | 'cancelled' | 'failed' | 'partially_filled' | 'filled';

/** An end that a live event gives to the whole order, for good. */
export type ReportedEnd = Extract<OrderEnd, 'failed' | 'filled' | 'partially_filled'>;

const ranks: Readonly<Record<OrderEnd, number>> = {
  completed: 1,
  cancelled: 2,
  failed: 3,
  partially_filled: 4,
  filled: 5,
};

/**
 * The rank of an end, from 1 for `completed` to 5 for `filled`; 0 where there is none.
 *
 * @example
 * endRank('filled') > endRank('failed'); // => true
 * endRank(undefined); // => 0
 */
export const endRank = (end: OrderEnd | undefined): number => (end === undefined ? 0 : ranks[end]);

/** The end of the higher rank. */
export const higherEnd = (a: OrderEnd | undefined, b: OrderEnd | undefined): OrderEnd | undefined =>
  endRank(b) > endRank(a) ? b : a;

/** The set of one end: orders that ended alike share it. */
export const only = {
  cancelled: ['cancelled'],
  failed: ['failed'],
  partially_filled: ['partially_filled'],
  filled: ['filled'],
} as const;

export const noEnds: readonly never[] = [];
