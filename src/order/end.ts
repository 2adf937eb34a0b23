import type { OrderEvent } from '../protocol/orderEvent.js';
import { absurd } from '../units/absurd.js';

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

/** The rank of an end, from 1 for `completed` to 5 for `filled`; 0 where there is none. */
export const endRank = (end: OrderEnd | undefined): number => (end === undefined ? 0 : ranks[end]);

/** The end of the higher rank. */
export const higherEnd = (a: OrderEnd | undefined, b: OrderEnd | undefined): OrderEnd | undefined =>
  endRank(b) > endRank(a) ? b : a;

/** The end that an event gives to the whole order. */
export function reportedEndsOf(event: OrderEvent): readonly ReportedEnd[] {
  switch (event.event) {
    case 'partial_fill':
      return ['partially_filled'];
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
