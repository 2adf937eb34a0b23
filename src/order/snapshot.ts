import { noEnds, only } from './end.js';
import { failureAt, type Failure } from './failure.js';
import { fillOfAmounts, type Fill } from './fill.js';
import { compareNumbers, compareText, greater, joinWords } from './join.js';
import type { OrderSnapshot, SnapshotEnd } from './orderInput.js';

/** A word, and when it was said. */
interface Said {
  readonly atMs: number;
  readonly value: string;
}

/** What REST tells of an order. */
export interface SnapshotFacts {
  readonly createdAtMs: number | undefined;
  readonly updatedAtMs: number | undefined;
  readonly venue: Said | undefined;
  /** Every end that a row gave, for good. */
  readonly ends: readonly SnapshotEnd[];
}

/**
 * How a REST `status` says that an order ended, `null` for not at all. Only the whole word counts, in
 * either case: AGG lists no values, and `unfilled` contains `filled`.
 *
 * @example
 * endOfRestStatus('Filled'); // => 'filled'
 * endOfRestStatus('unfilled'); // => null
 */
export function endOfRestStatus(status: string): SnapshotEnd | null {
  switch (status.toLowerCase()) {
    case 'filled':
      return 'filled';
    case 'cancelled':
    case 'canceled':
      return 'cancelled';
    case 'failed':
      return 'failed';
    default:
      return null;
  }
}

/** What a row tells of its order, its amount and its reason apart. */
export function snapshotOf(snapshot: OrderSnapshot): SnapshotFacts {
  const { createdAt, updatedAt, venue } = snapshot.order;
  const updatedAtMs = timeOf(updatedAt);
  const end = endOf(snapshot);
  return {
    createdAtMs: timeOf(createdAt),
    updatedAtMs,
    venue: venue == null ? undefined : { atMs: updatedAtMs ?? 0, value: venue },
    ends: end === null ? noEnds : only[end],
  };
}

/** What a row says was traded: it knows no remainder. */
export const fillOfSnapshot = ({ order }: OrderSnapshot): Fill | undefined => fillOfAmounts(order.filledAmountRaw);

/** The reason that a row gives, if it says that the order failed. */
export function failureOfSnapshot(snapshot: OrderSnapshot): Failure | undefined {
  if (endOf(snapshot) !== 'failed') return undefined;
  const atMs = timeOf(snapshot.order.updatedAt) ?? 0;
  return failureAt({ atMs, attempt: -1, event: 'order_snapshot' }, snapshot.order.errorMessage);
}

const endOf = ({ order, end }: OrderSnapshot): SnapshotEnd | null =>
  end === undefined ? endOfRestStatus(order.status) : end;

/** A time that can't be read is none. */
function timeOf(iso: string | null | undefined): number | undefined {
  const atMs = Date.parse(iso ?? '');
  return Number.isNaN(atMs) ? undefined : atMs;
}

const compareSaid = (a: Said, b: Said): number => a.atMs - b.atMs || compareText(a.value, b.value);

/** The very same `known` where `told` says nothing new. */
export function joinSnapshot(known: SnapshotFacts | undefined, told: SnapshotFacts): SnapshotFacts {
  if (known === undefined) return told;
  const createdAtMs = greater(known.createdAtMs, told.createdAtMs, (a, b) => b - a);
  const updatedAtMs = greater(known.updatedAtMs, told.updatedAtMs, compareNumbers);
  const venue = greater(known.venue, told.venue, compareSaid);
  const ends = joinWords(known.ends, told.ends);
  return createdAtMs === known.createdAtMs &&
    updatedAtMs === known.updatedAtMs &&
    venue === known.venue &&
    ends === known.ends
    ? known
    : { createdAtMs, updatedAtMs, venue, ends };
}
