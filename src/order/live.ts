import type { OrderEvent } from '../protocol/orderEvent.js';
import type { OrderSubmitted } from '../protocol/orderSubmitted.js';
import { compareText, greater } from './join.js';
import { plainNumber } from './moment.js';

/** What was ordered. `price` is 0 to 1, `size` in shares, `timestamp` epoch milliseconds. */
export interface OrderSubmission {
  readonly side: string;
  readonly price: number;
  readonly size: number;
  readonly outcomeId: string;
  readonly timestamp: number;
}

/** A word, and when it was said. */
export interface Said {
  readonly atMs: number;
  readonly value: string;
}

/** What live events tell of the order itself: when it was heard of, whose it is, where and what was ordered. */
export interface LiveFacts {
  readonly firstMs: number;
  readonly lastMs: number;
  readonly userId: Said | undefined;
  readonly venue: Said | undefined;
  readonly submission: OrderSubmission | undefined;
}

/** What an accepted trade tells of its order. */
export function liveOfSubmitted(event: OrderSubmitted): LiveFacts {
  const atMs = plainNumber(event.timestamp);
  const submission = {
    side: event.side,
    price: plainNumber(event.price),
    size: plainNumber(event.size),
    outcomeId: event.outcomeId,
    timestamp: atMs,
  };
  return { firstMs: atMs, lastMs: atMs, userId: undefined, venue: { atMs, value: event.venue }, submission };
}

/** What an event tells of its order; one by an unknown name, only that the order exists. */
export function liveOfEvent(event: OrderEvent): LiveFacts {
  const atMs = plainNumber(event.timestamp);
  const isKnown = event.event !== 'unrecognized';
  return {
    firstMs: atMs,
    lastMs: atMs,
    userId: isKnown ? saidAt(atMs, event.userId) : undefined,
    venue: isKnown ? saidAt(atMs, event.venue) : undefined,
    submission: undefined,
  };
}

export const saidAt = (atMs: number, value: string | null | undefined): Said | undefined =>
  value == null ? undefined : { atMs, value };

/** What was said last; of two words at one time, the greater. */
export const joinSaid = (known: Said | undefined, told: Said | undefined): Said | undefined =>
  greater(known, told, (a, b) => a.atMs - b.atMs || compareText(a.value, b.value));

const compareSubmissions = (a: OrderSubmission, b: OrderSubmission): number =>
  a.timestamp - b.timestamp ||
  compareText(a.side, b.side) ||
  a.price - b.price ||
  a.size - b.size ||
  compareText(a.outcomeId, b.outcomeId);

/** The very same `known` where `told` says nothing new. */
export function joinLive(known: LiveFacts | undefined, told: LiveFacts | undefined): LiveFacts | undefined {
  if (known === undefined || told === undefined) return known ?? told;
  const firstMs = Math.min(known.firstMs, told.firstMs);
  const lastMs = Math.max(known.lastMs, told.lastMs);
  const userId = joinSaid(known.userId, told.userId);
  const venue = joinSaid(known.venue, told.venue);
  const submission = greater(known.submission, told.submission, compareSubmissions);
  return firstMs === known.firstMs &&
    lastMs === known.lastMs &&
    userId === known.userId &&
    venue === known.venue &&
    submission === known.submission
    ? known
    : { firstMs, lastMs, userId, venue, submission };
}
