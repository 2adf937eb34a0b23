import type {
  FillEvent,
  KnownOrderEvent,
  OrderEvent,
  RunEvent,
  StepEvent,
  UnrecognizedOrderEvent,
} from '../protocol/orderEvent.js';
import type { OrderSubmitted } from '../protocol/orderSubmitted.js';
import { ownFacts, type Draft } from './draft.js';
import { only, type ReportedEnd } from './end.js';
import { failureOf, joinFailure, type Failure } from './failure.js';
import { fillOfAmounts, joinFill } from './fill.js';
import { joinWords } from './join.js';
import { plainNumber } from './moment.js';
import type { OrderInput, OrderSnapshot } from './orderInput.js';
import { tellOfRun } from './runs.js';
import { hear, tellRest } from './said.js';
import { failureOfSnapshot, fillOfSnapshot, snapshotOf } from './snapshot.js';
import { joinSubmission, submissionOf } from './submission.js';

/**
 * Raises each part of a draft that an input speaks of. Each is a maximum under a total order, or a union: so neither
 * the order of inputs nor repetition matters.
 */
export function tell(draft: Draft, input: OrderInput): void {
  switch (input.type) {
    case 'order_event':
      tellEvent(draft, input);
      break;
    case 'order_submitted':
      tellSubmitted(draft, input);
      break;
    case 'order_snapshot':
      tellSnapshot(draft, input);
      break;
  }
}

function tellEvent(draft: Draft, event: OrderEvent): void {
  switch (event.event) {
    case 'step_started':
    case 'step_waiting':
    case 'step_retrying':
    case 'step_completed':
      tellStep(draft, event);
      break;
    case 'step_failed':
      tellStep(draft, event, failureOf(event));
      break;
    case 'dag_started':
    case 'dag_completed':
    case 'dag_cancelled':
      tellRun(draft, event);
      break;
    case 'dag_failed':
      tellRun(draft, event, failureOf(event));
      break;
    case 'partial_fill':
      tellFill(draft, event, only.partially_filled);
      break;
    case 'filled':
      tellFill(draft, event, only.filled);
      break;
    case 'failed':
      tellFailed(draft, event);
      break;
    default:
      tellExistence(draft, event);
  }
}

/** Steps and runs apart: a function that reads events of few kinds reads them faster. */
function tellStep(draft: Draft, event: StepEvent, failure?: Failure): void {
  const atMs = plainNumber(event.timestamp);
  hear(draft, atMs, event.userId, event.venue);
  tellOfRun(draft, event, atMs, failure);
  tellFailure(draft, failure);
}

function tellRun(draft: Draft, event: RunEvent, failure?: Failure): void {
  const atMs = plainNumber(event.timestamp);
  hear(draft, atMs, event.userId, event.venue);
  tellOfRun(draft, event, atMs, failure);
  tellFailure(draft, failure);
}

function tellFill(draft: Draft, event: FillEvent, ends: readonly ReportedEnd[]): void {
  hear(draft, plainNumber(event.timestamp), event.userId, event.venue);
  tellEnds(draft, ends);
  draft.fill = joinFill(draft.fill, fillOfAmounts(event.filledAmountRaw, event.remainingAmountRaw));
}

function tellFailed(draft: Draft, event: KnownOrderEvent<'failed'>): void {
  hear(draft, plainNumber(event.timestamp), event.userId, event.venue);
  tellEnds(draft, only.failed);
  tellFailure(draft, failureOf(event));
}

/** An event by an unknown name tells only that the order exists. */
function tellExistence(draft: Draft, { timestamp }: UnrecognizedOrderEvent): void {
  hear(draft, plainNumber(timestamp));
}

function tellSubmitted(draft: Draft, event: OrderSubmitted): void {
  hear(draft, plainNumber(event.timestamp), undefined, event.venue);
  draft.submission = joinSubmission(draft.submission, submissionOf(event));
}

function tellSnapshot(draft: Draft, snapshot: OrderSnapshot): void {
  draft.fill = joinFill(draft.fill, fillOfSnapshot(snapshot));
  tellFailure(draft, failureOfSnapshot(snapshot));
  tellRest(draft, snapshotOf(snapshot));
}

function tellEnds(draft: Draft, told: readonly ReportedEnd[]): void {
  const ends = joinWords(draft.facts.ends, told);
  if (ends !== draft.facts.ends) ownFacts(draft).ends = ends;
}

function tellFailure(draft: Draft, told: Failure | undefined): void {
  const failure = joinFailure(draft.facts.failure, told);
  if (failure !== draft.facts.failure) ownFacts(draft).failure = failure;
}
