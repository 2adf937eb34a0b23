import type { StepEvent } from '../protocol/orderEvent.js';
import { failureOf, joinFailure, type Failure } from './failure.js';
import { compareNumbers, compareText, greater, type Keyed } from './join.js';
import { compareMoments, momentOf, plainNumber, type Moment } from './moment.js';

/** Where one step stands. */
export type StepStatus = 'running' | 'waiting' | 'retrying' | 'completed' | 'failed';

/** One step of a run. */
export interface OrderStep {
  readonly stepId?: string;
  readonly stepType?: string;
  /** The step's place in its run, from 1. */
  readonly sequence?: number;
  readonly status: StepStatus;
  /** The largest retry counter seen. */
  readonly attempt?: number;
  /** Why the step failed last. */
  readonly errorReason?: string;
}

/** What was told of one step: the moment is that of its latest event, which gives its status. */
export interface StepFacts extends Moment {
  readonly event: StepEvent['event'];
  readonly failure: Failure | undefined;
  /** The step as it is shown. */
  readonly step: OrderStep;
}

const statuses: Readonly<Record<StepEvent['event'], StepStatus>> = {
  step_started: 'running',
  step_waiting: 'waiting',
  step_retrying: 'retrying',
  step_completed: 'completed',
  step_failed: 'failed',
};

/** What an event tells of its step: nothing, if it has neither `stepId` nor `sequence` to know the step by. */
export function stepsOf(event: StepEvent): readonly StepFacts[] {
  const { atMs, attempt } = momentOf(event);
  const stepId = event.stepId ?? undefined;
  const sequence = numberOf(event.sequence);
  if (stepId === undefined && sequence === undefined) return [];
  const failure = failureOf(event);
  const stepType = event.stepType ?? undefined;
  const status = statuses[event.event];
  const step = stepAs(status, stepId, stepType, sequence, numberOf(event.attempt), failure?.reason);
  return [{ atMs, attempt, event: event.event, failure, step }];
}

const numberOf = (value: number | null | undefined): number | undefined =>
  value == null ? undefined : plainNumber(value);

/** A step is known by its `stepId`, else by its `sequence`. */
const isSameStep = ({ step: a }: StepFacts, { step: b }: StepFacts): boolean =>
  a.stepId === b.stepId && (a.stepId !== undefined || a.sequence === b.sequence);

function joinStep(known: StepFacts, told: StepFacts): StepFacts {
  const latest = compareMoments(told, known) > 0 ? told : known;
  const failure = joinFailure(known.failure, told.failure);
  const step = joinShown(known.step, told.step, statuses[latest.event], failure?.reason);
  if (latest === known && failure === known.failure && step === known.step) return known;
  return { atMs: latest.atMs, attempt: latest.attempt, event: latest.event, failure, step };
}

function joinShown(known: OrderStep, told: OrderStep, status: StepStatus, errorReason: string | undefined): OrderStep {
  const stepType = greater(known.stepType, told.stepType, compareText);
  const sequence = greater(known.sequence, told.sequence, compareNumbers);
  const attempt = greater(known.attempt, told.attempt, compareNumbers);
  return stepType === known.stepType &&
    sequence === known.sequence &&
    status === known.status &&
    attempt === known.attempt &&
    errorReason === known.errorReason
    ? known
    : stepAs(status, known.stepId, stepType, sequence, attempt, errorReason);
}

/** By `sequence`, those without one last, then by `stepId`, those without one first. */
function compareSteps({ step: a }: StepFacts, { step: b }: StepFacts): number {
  if (a.sequence !== b.sequence) return (a.sequence ?? Infinity) - (b.sequence ?? Infinity);
  return Number(a.stepId !== undefined) - Number(b.stepId !== undefined) || compareText(a.stepId ?? '', b.stepId ?? '');
}

/** How the steps of one run are joined. */
export const stepsByKey: Keyed<StepFacts> = { isSame: isSameStep, join: joinStep, compare: compareSteps };

type Shown = { -readonly [K in keyof OrderStep]: OrderStep[K] };

/** Leaves out what is not known, without the cost of a spread: this is built once an event. */
function stepAs(
  status: StepStatus,
  stepId: string | undefined,
  stepType: string | undefined,
  sequence: number | undefined,
  attempt: number | undefined,
  errorReason: string | undefined,
): OrderStep {
  const step: Shown = { status };
  if (stepId !== undefined) step.stepId = stepId;
  if (stepType !== undefined) step.stepType = stepType;
  if (sequence !== undefined) step.sequence = sequence;
  if (attempt !== undefined) step.attempt = attempt;
  if (errorReason !== undefined) step.errorReason = errorReason;
  return step;
}
