import type { StepEvent } from '../protocol/orderEvent.js';
import { joinFailure, type Failure } from './failure.js';
import { compareNumbers, compareText, exchange, greater, insert } from './join.js';
import { compareMoments, momentOf, numberOf, plainNumber, type Moment } from './moment.js';

/** Where one step stands. */
export type StepStatus = 'running' | 'waiting' | 'retrying' | 'completed' | 'failed';

/** One step of a run. */
export interface OrderStep {
  readonly stepId?: string | undefined;
  readonly stepType?: string | undefined;
  /** The step's place in its run, from 1. */
  readonly sequence?: number | undefined;
  readonly status: StepStatus;
  /** The largest retry counter seen. */
  readonly attempt?: number | undefined;
  /** When the step last moved; epoch milliseconds, the gateway's clock. */
  readonly lastEventAt: number;
  /** Why the step failed last. */
  readonly errorReason?: string | undefined;
  /** Plain data for the fold alone; absent, as `errorReason` is, from a step that went straight on. */
  readonly facts?: StepFacts;
}

/** What a later event may still need to know of a step that failed or was tried again. */
interface StepFacts {
  /** The retry counter of its latest event, -1 where that bears none. */
  readonly latestAttempt: number;
  /** Its latest failure that gave a reason. */
  readonly failure: Failure | undefined;
}

/** What an event tells of a step. */
export interface ToldOfStep {
  readonly event: StepEvent;
  readonly status: StepStatus;
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

const latestAttemptOf = ({ facts, attempt }: OrderStep): number => facts?.latestAttempt ?? attempt ?? -1;

/** The latest event of any of these steps, of those that give them their status. */
export function latestStepEvent(steps: readonly OrderStep[]): StepEvent['event'] | undefined {
  const latest = steps.reduce<OrderStep | undefined>((a, b) => greater(a, b, compareMoved), undefined);
  return latest && events[latest.status];
}

const compareMoved = (a: OrderStep, b: OrderStep): number =>
  a.lastEventAt - b.lastEventAt || compareMoments(movedAt(a), movedAt(b));

/** Whether one of these steps moved at a moment or later. */
export const movedSince = (steps: readonly OrderStep[], moment: Moment): boolean =>
  steps.some((step) => compareMoments(movedAt(step), moment) >= 0);

/** Whether it can be told which step an event speaks of: by its `stepId`, else by its `sequence`. */
export const hasStep = ({ stepId, sequence }: StepEvent): boolean => stepId != null || sequence != null;

/** The steps of a run after an event of one of them; the very same list where it tells nothing new. */
export function stepsAfter(steps: readonly OrderStep[], told: ToldOfStep): readonly OrderStep[] {
  const index = indexOfStep(steps, told.event);
  const known = steps[index];
  if (known === undefined) return insert(steps, joinStep(undefined, told), compareSteps);
  const joined = joinStep(known, told);
  return joined === known ? steps : exchange(steps, index, joined, compareSteps);
}

/** Looked for from the end: what moves is mostly the furthest step. */
const indexOfStep = (steps: readonly OrderStep[], { stepId, sequence }: StepEvent): number =>
  steps.findLastIndex((step) =>
    stepId != null ? step.stepId === stepId : step.stepId === undefined && step.sequence === numberOf(sequence),
  );

/** Each field of a step is a maximum of its own; `status` is that of the latest event. */
function joinStep(known: OrderStep | undefined, { event, status, failure: toldFailure }: ToldOfStep): OrderStep {
  const atMs = plainNumber(event.timestamp);
  const isLater =
    known === undefined || (atMs - known.lastEventAt || compareMoments(momentOf(event), movedAt(known))) > 0;
  const stepType = greater(known?.stepType, event.stepType ?? undefined, compareText);
  const sequence = greater(known?.sequence, numberOf(event.sequence), compareNumbers);
  const attempt = greater(known?.attempt, numberOf(event.attempt), compareNumbers);
  const failure = joinFailure(known?.facts?.failure, toldFailure);
  if (known === undefined || isLater) {
    const stepId = known?.stepId ?? event.stepId ?? undefined;
    return stepOf(stepId, stepType, sequence, status, attempt, atMs, numberOf(event.attempt) ?? -1, failure);
  }
  return stepType === known.stepType &&
    sequence === known.sequence &&
    attempt === known.attempt &&
    failure === known.facts?.failure
    ? known
    : stepOf(
        known.stepId,
        stepType,
        sequence,
        known.status,
        attempt,
        known.lastEventAt,
        latestAttemptOf(known),
        failure,
      );
}

/** There are many steps, and of most there is little to tell: these are objects of six fields. */
const stepOf = (
  stepId: string | undefined,
  stepType: string | undefined,
  sequence: number | undefined,
  status: StepStatus,
  attempt: number | undefined,
  lastEventAt: number,
  latestAttempt: number,
  failure: Failure | undefined,
): OrderStep =>
  failure === undefined && latestAttempt === (attempt ?? -1)
    ? { stepId, stepType, sequence, status, attempt, lastEventAt }
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
