import type { OrderEventName } from '../protocol/orderEvent.js';

/** When something was said of an order, by the gateway's clock, and what breaks a tie between equal times. */
export interface Moment {
  readonly atMs: number;
  /** The retry counter that the event bears; -1 where it bears none. */
  readonly attempt: number;
  readonly event: OrderEventName | 'order_snapshot';
}

// AGG's own list of events, in its order; what REST says comes last.
const places: Readonly<Record<Moment['event'], number>> = {
  dag_started: 0,
  step_started: 1,
  step_waiting: 2,
  step_retrying: 3,
  step_completed: 4,
  step_failed: 5,
  dag_completed: 6,
  dag_failed: 7,
  dag_cancelled: 8,
  partial_fill: 9,
  filled: 10,
  failed: 11,
  order_snapshot: 12,
};

/**
 * "Later": by time, then retry counter, then place in AGG's list of events. Two moments that are equal in all
 * three are the same moment; whoever keeps a text beside a moment compares that text last, so that the
 * order is total over what is kept and never depends on which came first.
 */
export const compareMoments = (a: Moment, b: Moment): number =>
  a.atMs - b.atMs || a.attempt - b.attempt || places[a.event] - places[b.event];

export const momentOf = <E extends Moment['event']>(event: {
  readonly event: E;
  readonly timestamp: number;
  readonly attempt?: number | null | undefined;
}): Moment & { readonly event: E } => ({
  atMs: plainNumber(event.timestamp),
  attempt: plainNumber(event.attempt ?? -1),
  event: event.event,
});

/** JSON can say -0, which equals 0 and yet is another value: as 0, equal facts are the same facts. */
export const plainNumber = (value: number): number => value + 0;

/** What an optional number on the wire says. */
export const numberOf = (value: number | null | undefined): number | undefined =>
  value == null ? undefined : plainNumber(value);
