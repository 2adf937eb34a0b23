import type { OrderEvent } from '../protocol/orderEvent.js';
import type { OrderSubmitted } from '../protocol/orderSubmitted.js';
import { reportedEndsOf, type ReportedEnd } from './end.js';
import { failureOf, joinFailure, type Failure } from './failure.js';
import { fillOf, joinFill, type Fill } from './fill.js';
import { joinWords } from './join.js';
import { joinLive, liveOfEvent, liveOfSubmitted, type LiveFacts } from './live.js';
import type { OrderInput, OrderSnapshot } from './orderInput.js';
import { joinRuns, runsOf, type RunFacts } from './run.js';
import { failureOfSnapshot, fillOfSnapshot, joinSnapshot, snapshotOf, type SnapshotFacts } from './snapshot.js';

/**
 * What the fold has been told of one order: one part a question, each part a maximum under a total order or
 * a union. So it makes no difference in which order, or how often, something is told.
 */
export interface OrderFacts {
  readonly orderId: string;
  /** What live events say of the order itself; undefined for an order that only REST has shown. */
  readonly live: LiveFacts | undefined;
  /** What REST says; undefined for an order that it has not shown. */
  readonly snapshot: SnapshotFacts | undefined;
  /** Every end that live events gave to the whole order, for good. */
  readonly ends: readonly ReportedEnd[];
  readonly fill: Fill | undefined;
  /** The latest failure that gave a reason, of the order or of any of its runs. */
  readonly failure: Failure | undefined;
  /** The newest run last. */
  readonly runs: readonly RunFacts[];
}

/** What one input tells of its order. */
export function factsOf(input: OrderInput): OrderFacts {
  switch (input.type) {
    case 'order_submitted':
      return factsOfSubmitted(input);
    case 'order_event':
      return factsOfEvent(input);
    case 'order_snapshot':
      return factsOfSnapshot(input);
  }
}

const factsOfSubmitted = (input: OrderSubmitted): OrderFacts => ({
  orderId: input.orderId,
  live: liveOfSubmitted(input),
  snapshot: undefined,
  ends: [],
  fill: undefined,
  failure: undefined,
  runs: [],
});

const factsOfEvent = (event: OrderEvent): OrderFacts => ({
  orderId: event.orderId,
  live: liveOfEvent(event),
  snapshot: undefined,
  ends: reportedEndsOf(event),
  fill: fillOf(event),
  failure: failureOf(event),
  runs: runsOf(event),
});

const factsOfSnapshot = (snapshot: OrderSnapshot): OrderFacts => ({
  orderId: snapshot.order.id,
  live: undefined,
  snapshot: snapshotOf(snapshot),
  ends: [],
  fill: fillOfSnapshot(snapshot),
  failure: failureOfSnapshot(snapshot),
  runs: [],
});

/** What both tell of one order; the very same `known` where `told` says nothing new. */
export function joinFacts(known: OrderFacts, told: OrderFacts): OrderFacts {
  const live = joinLive(known.live, told.live);
  const snapshot = joinSnapshot(known.snapshot, told.snapshot);
  const ends = joinWords(known.ends, told.ends);
  const fill = joinFill(known.fill, told.fill);
  const failure = joinFailure(known.failure, told.failure);
  const runs = joinRuns(known.runs, told.runs);
  return live === known.live &&
    snapshot === known.snapshot &&
    ends === known.ends &&
    fill === known.fill &&
    failure === known.failure &&
    runs === known.runs
    ? known
    : { orderId: known.orderId, live, snapshot, ends, fill, failure, runs };
}
