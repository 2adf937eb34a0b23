import type { OrderEvent } from '../protocol/orderEvent.js';
import { absurd } from '../units/absurd.js';
import { compareText, greater } from './join.js';
import { compareMoments, momentOf, type Moment } from './moment.js';

/** A failure that gave a reason. */
export interface Failure extends Moment {
  readonly reason: string;
}

/** The later of two failures; of two at one moment, the greater text. */
export const joinFailure = (known: Failure | undefined, told: Failure | undefined): Failure | undefined =>
  greater(known, told, (a, b) => compareMoments(a, b) || compareText(a.reason, b.reason));

/** The failure that an event speaks of; one that gives no reason, or an empty one, says nothing here. */
export function failureOf(event: OrderEvent): Failure | undefined {
  switch (event.event) {
    case 'step_failed':
    case 'dag_failed':
    case 'failed':
      return failureAt(momentOf(event), event.errorReason ?? event.error);
    case 'dag_started':
    case 'step_started':
    case 'step_waiting':
    case 'step_retrying':
    case 'step_completed':
    case 'dag_completed':
    case 'dag_cancelled':
    case 'partial_fill':
    case 'filled':
    case 'unrecognized':
      return undefined;
    default:
      return absurd<Failure | undefined>(event, undefined);
  }
}

/** A failure at a moment, if a reason was given. */
export const failureAt = ({ atMs, attempt, event }: Moment, reason: string | null | undefined): Failure | undefined =>
  reason == null || reason === '' ? undefined : { atMs, attempt, event, reason };
