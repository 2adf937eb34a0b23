import type { OrderStatus } from './orderState.js';
import type { Progressed } from './run.js';

/** How an order without an end goes, as its newest run does: by the latest event that showed it under way. */
export function openStatusOf(latest: Progressed['event'] | undefined): OrderStatus {
  switch (latest) {
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
