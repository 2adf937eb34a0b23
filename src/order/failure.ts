import type { KnownOrderEvent } from '../protocol/orderEvent.js';
import { ownText } from '../units/ownText.js';
import { compareText, greater } from './join.js';
import { compareMoments, momentOf, type Moment } from './moment.js';

/** A failure that gave a reason. */
export interface Failure extends Moment {
  readonly reason: string;
}

/** The later of two failures; of two at one moment, the greater text. */
export const joinFailure = (known: Failure | undefined, told: Failure | undefined): Failure | undefined =>
  greater(known, told, compareFailures);

const compareFailures = (a: Failure, b: Failure): number => compareMoments(a, b) || compareText(a.reason, b.reason);

/** The failure that an event speaks of; one that gives no reason, or an empty one, says nothing here. */
export const failureOf = (event: KnownOrderEvent<'step_failed' | 'dag_failed' | 'failed'>): Failure | undefined =>
  failureAt(momentOf(event), event.errorReason ?? event.error);

/** A failure at a moment, if a reason was given. */
export const failureAt = ({ atMs, attempt, event }: Moment, reason: string | null | undefined): Failure | undefined =>
  reason == null || reason === '' ? undefined : { atMs, attempt, event, reason: ownText(reason) };
