import type { RunEvent, StepEvent } from '../protocol/orderEvent.js';
import { compareNumbers, compareText, greater } from './join.js';
import { compareMoments, momentOf, numberOf, type Moment } from './moment.js';
import { isOfStep, movedSince, type OrderStep } from './step.js';
import { ownId, sameWord } from './word.js';

/** Where one run of an order's plan stands. */
export type RunStatus = 'running' | 'completed' | 'failed' | 'cancelled';

/** One run of the plan that carries out an order. */
export interface OrderRun {
  /** Undefined for the unnamed run: the one of all events that bear no `dagRunId`. */
  readonly dagRunId?: string | undefined;
  /** The name of its plan. */
  readonly templateName?: string | undefined;
  /** Where it stands. */
  readonly status: RunStatus;
  /** When it began, by its earliest event; epoch milliseconds, the gateway's clock. */
  readonly firstEventAt: number;
  /** The largest `totalSteps` seen. */
  readonly totalSteps?: number | undefined;
}

/** An event of a run of an order. */
export type AnyRunEvent = RunEvent | StepEvent;
export type Progressed = Moment & { readonly event: StepEvent['event'] | 'dag_started' };
export type Ended = Moment & { readonly event: Exclude<RunEvent['event'], 'dag_started'> };

/** Everything that was told of one run. */
export interface RunFacts {
  readonly run: OrderRun;
  readonly steps: readonly OrderStep[];
  /** The latest event that showed it under way, where none of its steps has moved since. */
  readonly latest: Progressed | undefined;
  /** The latest event that ended it. */
  readonly runEnd: Ended | undefined;
}

export const noRuns: readonly never[] = [];
export const noSteps: readonly never[] = [];

/** The unnamed run before every named one, then by when they began, ties by id. */
export function compareRuns(a: OrderRun, b: OrderRun): number {
  if (a.dagRunId === undefined) return -1;
  if (b.dagRunId === undefined) return 1;
  return a.firstEventAt - b.firstEventAt || compareText(a.dagRunId, b.dagRunId);
}

export const compareFacts = (a: RunFacts, b: RunFacts): number => compareRuns(a.run, b.run);

/** The latest event that showed a run under way: undefined where it is one that moved a step. */
export function latestAfter(
  known: Progressed | undefined,
  event: AnyRunEvent,
  steps: readonly OrderStep[],
): Progressed | undefined {
  const latest = greater(known, progressedBy(event), compareMoments);
  return latest !== undefined && movedSince(steps, latest) ? undefined : latest;
}

/** The moment of an event that shows its run under way and speaks of no step. */
function progressedBy(event: AnyRunEvent): Progressed | undefined {
  switch (event.event) {
    case 'dag_started':
      return momentOf(event);
    case 'dag_completed':
    case 'dag_failed':
    case 'dag_cancelled':
      return undefined;
    default:
      return isOfStep(event) ? undefined : momentOf(event);
  }
}

export function endAfter(known: Ended | undefined, event: AnyRunEvent): Ended | undefined {
  switch (event.event) {
    case 'dag_completed':
    case 'dag_failed':
    case 'dag_cancelled':
      return greater(known, momentOf(event), compareMoments);
    default:
      return known;
  }
}

/** Each field of a run is a maximum of its own. */
export function joinRun(
  known: OrderRun | undefined,
  event: AnyRunEvent,
  atMs: number,
  runEnd: Ended | undefined,
): OrderRun {
  const status = runEnd === undefined ? 'running' : statuses[runEnd.event];
  const firstEventAt = known === undefined ? atMs : Math.min(known.firstEventAt, atMs);
  const templateName = greater(known?.templateName, sameWord(known?.templateName, event.templateName), compareText);
  const totalSteps = greater(known?.totalSteps, numberOf(event.totalSteps), compareNumbers);
  if (
    firstEventAt === known?.firstEventAt &&
    templateName === known.templateName &&
    totalSteps === known.totalSteps &&
    status === known.status
  ) {
    return known;
  }
  const dagRunId = known === undefined ? ownId(event.dagRunId) : known.dagRunId;
  return { dagRunId, templateName, status, firstEventAt, totalSteps };
}

/** What ended a run is not undone by a later event of one of its steps. */
const statuses: Readonly<Record<Ended['event'], RunStatus>> = {
  dag_completed: 'completed',
  dag_failed: 'failed',
  dag_cancelled: 'cancelled',
};
