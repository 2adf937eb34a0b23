import type { OrderStatus } from './orderState.js';
import type { Progressed } from './run.js';
import { movedBy, type OrderStep } from './step.js';

/**
 * How an order without an end goes, as its newest run does: by the latest event that showed it under way. `latest` is
 * that event where no step has moved since, else it is the one that moved a step last.
 */
export function openStatusOf(latest: Progressed | undefined, lastMoved: OrderStep | undefined): OrderStatus {
  switch (latest?.event ?? (lastMoved && movedBy(lastMoved))) {
    case undefined:
      return 'submitted';
    case 'dag_started':
    case 'step_started':
    case 'step_completed':
      return 'running';
    case 'step_waiting':
      return 'waiting';
    case 'step_retrying':
      return 'retrying';
    case 'step_failed':
      return 'step_failed';
  }
}
