import type { OrderEvent, RunEvent, StepEvent } from '../protocol/orderEvent.js';
import { joinFailure, type Failure } from './failure.js';
import { compareNumbers, compareText, greater, insert } from './join.js';
import { compareMoments, numberOf, type Moment } from './moment.js';
import { ownId, sameWord } from './word.js';

/** Where one step stands. */
export type StepStatus = 'running' | 'waiting' | 'retrying' | 'completed' | 'failed';

/** One step of a run. */
export interface OrderStep {
  /** Its id within its run. */
  readonly stepId?: string | undefined;
  /** What it does, such as `submit-order`. */
  readonly stepType?: string | undefined;
  /** The step's place in its run, from 1. */
  readonly sequence?: number | undefined;
  /** Where it stands. */
  readonly status: StepStatus;
  /** The largest retry counter seen. */
  readonly attempt?: number | undefined;
  /** When the step last moved; epoch milliseconds, the gateway's clock. */
  readonly lastEventAt: number;
  /** Why the step failed last. */
  readonly errorReason?: string | undefined;
  /** Plain data for the fold alone; absent, as `attempt` and `errorReason` are, from a step that went straight on. */
  readonly facts?: StepFacts;
}

/** What a later event may still need to know of a step that failed or was tried again. */
interface StepFacts {
  /** The retry counter of its latest event, -1 where that bears none. */
  readonly latestAttempt: number;
  /** Its latest failure that gave a reason. */
  readonly failure: Failure | undefined;
}

/** The event that gives a step its status. */
function eventOf(status: StepStatus): StepEvent['event'] {
  switch (status) {
    case 'running':
      return 'step_started';
    case 'waiting':
      return 'step_waiting';
    case 'retrying':
      return 'step_retrying';
    case 'completed':
      return 'step_completed';
    case 'failed':
      return 'step_failed';
  }
}

/** When a step last moved: the moment of its latest event, which gave its status. */
const movedAt = (step: OrderStep): Moment => ({
  atMs: step.lastEventAt,
  attempt: latestAttemptOf(step),
  event: eventOf(step.status),
});

const latestAttemptOf = ({ facts }: OrderStep): number => facts?.latestAttempt ?? -1;

/** The event that moved a step last. */
export function lastMove(steps: readonly OrderStep[]): StepEvent['event'] | undefined {
  let last: OrderStep | undefined;
  for (const step of steps) if (last === undefined || compareMoved(step, last) > 0) last = step;
  return last && eventOf(last.status);
}

const compareMoved = (a: OrderStep, b: OrderStep): number =>
  a.lastEventAt - b.lastEventAt || compareMoments(movedAt(a), movedAt(b));

/** Whether one of these steps moved at a moment or later. */
export const movedSince = (steps: readonly OrderStep[], moment: Moment): boolean =>
  steps.some((step) => compareMoments(movedAt(step), moment) >= 0);

/** Whether an event is about a step. */
export const isStepEvent = (event: OrderEvent): event is StepEvent => event.event.startsWith('step_');

/** Whether an event speaks of a step: one with neither `stepId` nor `sequence` gives nothing to know the step by. */
export const isOfStep = (event: StepEvent): boolean => event.stepId != null || event.sequence != null;

/** The steps of a run after an event of it; the very same list where it tells nothing new of one. */
export function stepsAfter(
  steps: readonly OrderStep[],
  event: RunEvent | StepEvent,
  atMs: number,
  failure: Failure | undefined,
): readonly OrderStep[] {
  switch (event.event) {
    case 'step_started':
      return stepsWith(steps, event, 'running', atMs);
    case 'step_waiting':
      return stepsWith(steps, event, 'waiting', atMs);
    case 'step_retrying':
      return stepsWith(steps, event, 'retrying', atMs);
    case 'step_completed':
      return stepsWith(steps, event, 'completed', atMs);
    case 'step_failed':
      return stepsWith(steps, event, 'failed', atMs, failure);
    default:
      return steps;
  }
}

function stepsWith(
  steps: readonly OrderStep[],
  event: StepEvent,
  status: StepStatus,
  atMs: number,
  failure?: Failure,
): readonly OrderStep[] {
  const stepId = event.stepId ?? undefined;
  const sequence = numberOf(event.sequence);
  if (stepId === undefined && sequence === undefined) return steps;
  const attempt = numberOf(event.attempt);
  const index = indexOfStep(steps, stepId, sequence);
  const known = steps[index];
  if (known === undefined) {
    const stepType = sameWord(undefined, event.stepType);
    const step = stepAs(ownId(stepId), stepType, sequence, status, attempt, atMs, attempt ?? -1, failure);
    return insert(steps, step, compareSteps);
  }
  const stepType = sameWord(known.stepType, event.stepType);
  const told = stepAs(known.stepId, stepType, sequence, status, attempt, atMs, attempt ?? -1, failure);
  const joined = joinStep(known, told);
  if (joined === known) return steps;
  return joined.sequence === known.sequence
    ? steps.with(index, joined)
    : insert(steps.toSpliced(index, 1), joined, compareSteps);
}

/**
 * A step is known by its `stepId`, else by its `sequence`. Looked for from the end: what moves is mostly the furthest
 * step. -1 for none.
 */
function indexOfStep(steps: readonly OrderStep[], stepId: string | undefined, sequence: number | undefined): number {
  let index = steps.length - 1;
  while (index >= 0 && !isStep(steps[index], stepId, sequence)) index -= 1;
  return index;
}

const isStep = (step: OrderStep | undefined, stepId: string | undefined, sequence: number | undefined): boolean =>
  step?.stepId === stepId && (stepId !== undefined || step?.sequence === sequence);

/** Each field of a step is a maximum of its own; `status` is that of the latest event. */
function joinStep(known: OrderStep, told: OrderStep): OrderStep {
  const latest = compareMoved(told, known) > 0 ? told : known;
  const stepType = greater(known.stepType, told.stepType, compareText);
  const sequence = greater(known.sequence, told.sequence, compareNumbers);
  const attempt = greater(known.attempt, told.attempt, compareNumbers);
  const failure = joinFailure(known.facts?.failure, told.facts?.failure);
  return latest.stepType === stepType &&
    latest.sequence === sequence &&
    latest.attempt === attempt &&
    latest.facts?.failure === failure
    ? latest
    : stepAs(
        known.stepId,
        stepType,
        sequence,
        latest.status,
        attempt,
        latest.lastEventAt,
        latestAttemptOf(latest),
        failure,
      );
}

/** There are many steps, and of most there is little to tell: these are objects of five fields. */
const stepAs = (
  stepId: string | undefined,
  stepType: string | undefined,
  sequence: number | undefined,
  status: StepStatus,
  attempt: number | undefined,
  lastEventAt: number,
  latestAttempt: number,
  failure: Failure | undefined,
): OrderStep =>
  failure === undefined && attempt === undefined
    ? { stepId, stepType, sequence, status, lastEventAt }
    : {
        stepId,
        stepType,
        sequence,
        status,
        attempt,
        lastEventAt,
        errorReason: failure?.reason,
        facts: { latestAttempt, failure },
      };

/** By `sequence`, those without one last, then by `stepId`, the one without first. */
function compareSteps(a: OrderStep, b: OrderStep): number {
  if (a.sequence !== b.sequence) return (a.sequence ?? Infinity) - (b.sequence ?? Infinity);
  if (a.stepId === undefined) return -1;
  return b.stepId === undefined ? 1 : compareText(a.stepId, b.stepId);
}
