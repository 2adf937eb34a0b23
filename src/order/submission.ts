import type { OrderSubmitted } from '../protocol/orderSubmitted.js';
import { ownText } from '../units/ownText.js';
import { compareText, greater } from './join.js';
import { plainNumber } from './moment.js';
import { sharedWord } from './word.js';

/** What was ordered. `price` is 0 to 1, `size` in shares, `timestamp` epoch milliseconds. */
export interface OrderSubmission {
  /** `buy` or `sell`. */
  readonly side: string;
  /** Price of a share, 0 to 1. */
  readonly price: number;
  /** A number of shares. */
  readonly size: number;
  /** What is traded: a venue's market outcome. */
  readonly outcomeId: string;
  /** Epoch milliseconds, the gateway's clock. */
  readonly timestamp: number;
}

/** What an accepted trade says was ordered. */
export const submissionOf = ({ side, price, size, outcomeId, timestamp }: OrderSubmitted): OrderSubmission => ({
  side: sharedWord(side),
  price: plainNumber(price),
  size: plainNumber(size),
  outcomeId: ownText(outcomeId),
  timestamp: plainNumber(timestamp),
});

/** The later of two; of two at one time, the greater `side`, `price`, `size` and `outcomeId`, in this order. */
export const joinSubmission = (
  known: OrderSubmission | undefined,
  told: OrderSubmission | undefined,
): OrderSubmission | undefined => greater(known, told, compareSubmissions);

const compareSubmissions = (a: OrderSubmission, b: OrderSubmission): number =>
  a.timestamp - b.timestamp ||
  compareText(a.side, b.side) ||
  a.price - b.price ||
  a.size - b.size ||
  compareText(a.outcomeId, b.outcomeId);
