import type { FillEvent, KnownOrderEvent, OrderEvent, RunEvent, StepEvent } from '../protocol/orderEvent.js';
import type { OrderSubmitted } from '../protocol/orderSubmitted.js';
import { absurd } from '../units/absurd.js';
import { noEnds, only, type ReportedEnd } from './end.js';
import { failureOf, type Failure } from './failure.js';
import { fillOfAmounts, type Fill } from './fill.js';
import { momentOf, numberOf, plainNumber } from './moment.js';
import type { OrderInput, OrderSnapshot } from './orderInput.js';
import type { Ended, Progressed, ToldOfRun } from './run.js';
import { failureOfSnapshot, fillOfSnapshot, snapshotOf, type SnapshotFacts } from './snapshot.js';
import { stepOf, type OrderStep, type StepStatus } from './step.js';
import { submissionOf, type OrderSubmission } from './submission.js';

/** What one input tells of its order: one part a question. */
export interface Told {
  /** When the stream said it; undefined for what REST says. */
  readonly atMs: number | undefined;
  readonly userId: string | undefined;
  readonly venue: string | undefined;
  readonly submission: OrderSubmission | undefined;
  readonly run: ToldOfRun | undefined;
  readonly ends: readonly ReportedEnd[];
  readonly fill: Fill | undefined;
  readonly failure: Failure | undefined;
  readonly snapshot: SnapshotFacts | undefined;
}

/** What an input tells of its order. */
export function toldBy(input: OrderInput): Told {
  switch (input.type) {
    case 'order_event':
      return toldByEvent(input);
    case 'order_submitted':
      return toldBySubmitted(input);
    case 'order_snapshot':
      return toldBySnapshot(input);
  }
}

function toldByEvent(event: OrderEvent): Told {
  const { timestamp } = event;
  switch (event.event) {
    case 'step_started':
      return ofStep(event, 'running');
    case 'step_waiting':
      return ofStep(event, 'waiting');
    case 'step_retrying':
      return ofStep(event, 'retrying');
    case 'step_completed':
      return ofStep(event, 'completed');
    case 'step_failed':
      return ofStep(event, 'failed', failureOf(event));
    case 'dag_started':
      return ofEvent(event, toldOfRun(event, undefined, momentOf(event)));
    case 'dag_completed':
    case 'dag_cancelled':
      return ofEvent(event, toldOfRun(event, undefined, undefined, momentOf(event)));
    case 'dag_failed':
      return ofEvent(
        event,
        toldOfRun(event, undefined, undefined, momentOf(event)),
        noEnds,
        undefined,
        failureOf(event),
      );
    case 'partial_fill':
      return ofEvent(event, undefined, only.partially_filled, fillOf(event));
    case 'filled':
      return ofEvent(event, undefined, only.filled, fillOf(event));
    case 'failed':
      return ofEvent(event, undefined, only.failed, undefined, failureOf(event));
    case 'unrecognized':
      return existence(timestamp);
    default:
      return absurd(event, existence(timestamp));
  }
}

function ofStep(event: StepEvent, status: StepStatus, failure?: Failure): Told {
  const step = stepOf(event, status, failure);
  return ofEvent(
    event,
    toldOfRun(event, step, step === undefined ? momentOf(event) : undefined),
    noEnds,
    undefined,
    failure,
  );
}

const toldOfRun = (
  event: RunEvent | StepEvent,
  step: OrderStep | undefined,
  latest: Progressed | undefined,
  end?: Ended,
): ToldOfRun => ({
  dagRunId: event.dagRunId ?? undefined,
  atMs: plainNumber(event.timestamp),
  templateName: event.templateName ?? undefined,
  totalSteps: numberOf(event.totalSteps),
  step,
  latest,
  end,
});

const ofEvent = (
  event: KnownOrderEvent,
  run: ToldOfRun | undefined,
  ends: readonly ReportedEnd[] = noEnds,
  fill?: Fill,
  failure?: Failure,
): Told => ({
  atMs: plainNumber(event.timestamp),
  userId: event.userId ?? undefined,
  venue: event.venue ?? undefined,
  submission: undefined,
  run,
  ends,
  fill,
  failure,
  snapshot: undefined,
});

const fillOf = (event: FillEvent): Fill | undefined => fillOfAmounts(event.filledAmountRaw, event.remainingAmountRaw);

/** An event by an unknown name tells only that the order exists. */
const existence = (timestamp: number): Told => ({
  atMs: plainNumber(timestamp),
  userId: undefined,
  venue: undefined,
  submission: undefined,
  run: undefined,
  ends: noEnds,
  fill: undefined,
  failure: undefined,
  snapshot: undefined,
});

const toldBySubmitted = (event: OrderSubmitted): Told => ({
  atMs: plainNumber(event.timestamp),
  userId: undefined,
  venue: event.venue,
  submission: submissionOf(event),
  run: undefined,
  ends: noEnds,
  fill: undefined,
  failure: undefined,
  snapshot: undefined,
});

const toldBySnapshot = (snapshot: OrderSnapshot): Told => ({
  atMs: undefined,
  userId: undefined,
  venue: undefined,
  submission: undefined,
  run: undefined,
  ends: noEnds,
  fill: fillOfSnapshot(snapshot),
  failure: failureOfSnapshot(snapshot),
  snapshot: snapshotOf(snapshot),
});
