import type { OrderStatus } from './orderState.js';
import type { Progressed } from './run.js';
import { latestStepEvent, type OrderStep } from './step.js';

/** How an order without an end goes: as its newest run does. */
export function openStatusOf(latest: Progressed | undefined, steps: readonly OrderStep[]): OrderStatus {
  switch (latest?.event ?? latestStepEvent(steps)) {
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
