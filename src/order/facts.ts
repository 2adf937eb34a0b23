import { noEnds, type ReportedEnd } from './end.js';
import type { Failure } from './failure.js';
import { noRuns, type Ended, type Progressed, type RunFacts } from './run.js';
import type { SnapshotFacts } from './snapshot.js';

/**
 * What a later input may still need of an order, and the order's state does not show. That is nothing for an order
 * that goes straight on, so all of those share `noFacts`.
 */
export interface OrderFacts {
  /** Whether the stream itself has spoken of the order, rather than REST alone. */
  readonly isLive: boolean;
  /** When an event last named the user, where that was not the latest event; -Infinity where none did. */
  readonly userIdAt: number | undefined;
  /** The same of the venue. */
  readonly venueAt: number | undefined;
  /** Every end that live events gave to the whole order, for good. */
  readonly ends: readonly ReportedEnd[];
  /** The latest failure that gave a reason, of the order or of any of its runs. */
  readonly failure: Failure | undefined;
  /** Of the newest run: the latest event that showed it under way, where none of its steps has moved since. */
  readonly latest: Progressed | undefined;
  /** The latest event that ended it. */
  readonly runEnd: Ended | undefined;
  /** The other runs, whole; the newest of them last. */
  readonly olderRuns: readonly RunFacts[];
  /** What REST says; undefined for an order that it has not shown. */
  readonly snapshot: SnapshotFacts | undefined;
}

export const noFacts: OrderFacts = {
  isLive: true,
  userIdAt: undefined,
  venueAt: undefined,
  ends: noEnds,
  failure: undefined,
  latest: undefined,
  runEnd: undefined,
  olderRuns: noRuns,
  snapshot: undefined,
};

/** The very `noFacts` for facts that are equal to them. */
export const sharedFacts = (facts: OrderFacts): OrderFacts => (isNothing(facts) ? noFacts : facts);

const isNothing = (facts: OrderFacts): boolean =>
  facts.isLive &&
  facts.userIdAt === undefined &&
  facts.venueAt === undefined &&
  facts.ends.length === 0 &&
  facts.failure === undefined &&
  facts.latest === undefined &&
  facts.runEnd === undefined &&
  facts.olderRuns.length === 0 &&
  facts.snapshot === undefined;
