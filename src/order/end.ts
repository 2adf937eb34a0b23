import type { OrderEvent } from '../protocol/orderEvent.js';
import { absurd } from '../units/absurd.js';

/** How an order ended, in rising rank: of two reports the higher one counts. */
export type OrderEnd = 'completed' | 'cancelled' | 'failed' | 'partially_filled' | 'filled';

/** What an event says of the whole order, for good. */
export type OrderReport = 'failed' | 'filled' | 'partial_fill';

const ranks: Readonly<Record<OrderEnd, number>> = {
  completed: 1,
  cancelled: 2,
  failed: 3,
  partially_filled: 4,
  filled: 5,
};

/** The rank of an end, from 1 for `completed` to 5 for `filled`; 0 where there is none. */
export const endRank = (end: OrderEnd | undefined): number => (end === undefined ? 0 : ranks[end]);

/** The end of the highest rank. */
export const highestEnd = (ends: readonly (OrderEnd | undefined)[]): OrderEnd | undefined =>
  ends.reduce<OrderEnd | undefined>((high, end) => (endRank(end) > endRank(high) ? end : high), undefined);

/** The end that a report gives. */
export const endOfReport = (report: OrderReport): OrderEnd =>
  report === 'partial_fill' ? 'partially_filled' : report;

/** What an event says of the whole order. */
export function reportsOf(event: OrderEvent): readonly OrderReport[] {
  switch (event.event) {
    case 'partial_fill':
    case 'filled':
    case 'failed':
      return [event.event];
    case 'dag_started':
    case 'step_started':
    case 'step_waiting':
    case 'step_retrying':
    case 'step_completed':
    case 'step_failed':
    case 'dag_completed':
    case 'dag_failed':
    case 'dag_cancelled':
    case 'unrecognized':
      return [];
    default:
      return absurd(event, []);
  }
}
