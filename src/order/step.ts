import type { StepEvent } from '../protocol/orderEvent.js';
import { joinFailure, type Failure } from './failure.js';
import { compareNumbers, compareText, exchange, greater, insert } from './join.js';
import { compareMoments, numberOf, plainNumber, type Moment } from './moment.js';
import { sharedWord } from './word.js';

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

const events: Readonly<Record<StepStatus, StepEvent['event']>> = {
  running: 'step_started',
  waiting: 'step_waiting',
  retrying: 'step_retrying',
  completed: 'step_completed',
  failed: 'step_failed',
};

/** When a step last moved: the moment of its latest event, which gave its status. */
const movedAt = (step: OrderStep): Moment & { readonly event: StepEvent['event'] } => ({
  atMs: step.lastEventAt,
  attempt: latestAttemptOf(step),
  event: events[step.status],
});

const latestAttemptOf = ({ facts }: OrderStep): number => facts?.latestAttempt ?? -1;

/** The event that gave a step its status. */
export const movedBy = ({ status }: OrderStep): StepEvent['event'] => events[status];

/** The step that moved last. */
export function lastMoved(steps: readonly OrderStep[]): OrderStep | undefined {
  let last: OrderStep | undefined;
  for (const step of steps) if (last === undefined || compareMoved(step, last) > 0) last = step;
  return last;
}

const compareMoved = (a: OrderStep, b: OrderStep): number =>
  a.lastEventAt - b.lastEventAt || compareMoments(movedAt(a), movedAt(b));

/** Whether one of these steps moved at a moment or later. */
export const movedSince = (steps: readonly OrderStep[], moment: Moment): boolean =>
  steps.some((step) => compareMoments(movedAt(step), moment) >= 0);

/** What an event tells of its step: nothing, if it has neither `stepId` nor `sequence` to know the step by. */
export function stepOf(event: StepEvent, status: StepStatus, failure?: Failure): OrderStep | undefined {
  const stepId = event.stepId ?? undefined;
  const sequence = numberOf(event.sequence);
  const attempt = numberOf(event.attempt);
  return stepId === undefined && sequence === undefined
    ? undefined
    : stepAs(
        stepId,
        event.stepType == null ? undefined : sharedWord(event.stepType),
        sequence,
        status,
        attempt,
        plainNumber(event.timestamp),
        attempt ?? -1,
        failure,
      );
}

/** The steps of a run after one of them was told of; the very same list where nothing new was told. */
export function stepsAfter(steps: readonly OrderStep[], told: OrderStep): readonly OrderStep[] {
  const index = indexOfStep(steps, told);
  const known = steps[index];
  if (known === undefined) return insert(steps, told, compareSteps);
  const joined = joinStep(known, told);
  return joined === known ? steps : exchange(steps, index, joined, compareSteps);
}

/** Looked for from the end: what moves is mostly the furthest step. -1 for none. */
function indexOfStep(steps: readonly OrderStep[], told: OrderStep): number {
  let index = steps.length - 1;
  while (index >= 0 && !isSameStep(steps[index], told)) index -= 1;
  return index;
}

/** A step is known by its `stepId`, else by its `sequence`. */
const isSameStep = (a: OrderStep | undefined, b: OrderStep): boolean =>
  a?.stepId === b.stepId && (b.stepId !== undefined || a?.sequence === b.sequence);

/** Each field of a step is a maximum of its own; `status` is that of the latest event. */
function joinStep(known: OrderStep, told: OrderStep): OrderStep {
  const latest = compareMoved(told, known) > 0 ? told : known;
  const stepType = greater(known.stepType, told.stepType, compareText);
  const sequence = greater(known.sequence, told.sequence, compareNumbers);
  const attempt = greater(known.attempt, told.attempt, compareNumbers);
  const failure = joinFailure(known.facts?.failure, told.facts?.failure);
  return latest === known &&
    stepType === known.stepType &&
    sequence === known.sequence &&
    attempt === known.attempt &&
    failure === known.facts?.failure
    ? known
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

/** By `sequence`, those without one last, then by `stepId`, those without one first. */
function compareSteps(a: OrderStep, b: OrderStep): number {
  if (a.sequence !== b.sequence) return (a.sequence ?? Infinity) - (b.sequence ?? Infinity);
  return Number(a.stepId !== undefined) - Number(b.stepId !== undefined) || compareText(a.stepId ?? '', b.stepId ?? '');
}
