import type { OrderEvent, RunEvent, StepEvent } from '../protocol/orderEvent.js';
import { absurd } from '../units/absurd.js';
import { compareNumbers, compareText, greater, joinLists, type Keyed } from './join.js';
import { compareMoments, momentOf, plainNumber, type Moment } from './moment.js';
import { stepsByKey, stepsOf, type StepFacts } from './step.js';

/** Where one run of an order's plan stands. */
export type RunStatus = 'running' | 'completed' | 'failed' | 'cancelled';

/** What was told of one run of the plan that carries out an order. */
export interface RunFacts {
  /** Undefined for the unnamed run: the one of all events that bear no `dagRunId`. */
  readonly dagRunId: string | undefined;
  /** Its earliest timestamp. */
  readonly beganAtMs: number;
  readonly templateName: string | undefined;
  readonly totalSteps: number | undefined;
  /** The latest event that showed it under way. */
  readonly latest: Progressed | undefined;
  /** The latest event that ended it. */
  readonly end: Ended | undefined;
  readonly steps: readonly StepFacts[];
}

type Progressed = Moment & { readonly event: StepEvent['event'] | 'dag_started' };
type Ended = Moment & { readonly event: Exclude<RunEvent['event'], 'dag_started'> };

/** What an event tells of its run. Only `dag_*` and `step_*` speak of runs. */
export function runsOf(event: OrderEvent): readonly RunFacts[] {
  switch (event.event) {
    case 'step_started':
    case 'step_waiting':
    case 'step_retrying':
    case 'step_completed':
    case 'step_failed':
      return [runOf(event, momentOf(event), undefined, stepsOf(event))];
    case 'dag_started':
      return [runOf(event, momentOf(event), undefined, [])];
    case 'dag_completed':
    case 'dag_failed':
    case 'dag_cancelled':
      return [runOf(event, undefined, momentOf(event), [])];
    case 'partial_fill':
    case 'filled':
    case 'failed':
    case 'unrecognized':
      return [];
    default:
      return absurd(event, []);
  }
}

const runOf = (
  event: RunEvent | StepEvent,
  latest: Progressed | undefined,
  end: Ended | undefined,
  steps: readonly StepFacts[],
): RunFacts => ({
  dagRunId: event.dagRunId ?? undefined,
  beganAtMs: plainNumber(event.timestamp),
  templateName: event.templateName ?? undefined,
  totalSteps: event.totalSteps == null ? undefined : plainNumber(event.totalSteps),
  latest,
  end,
  steps,
});

/** Everything told of an order's runs; the very same `known` where `told` says nothing new. */
export const joinRuns = (known: readonly RunFacts[], told: readonly RunFacts[]): readonly RunFacts[] =>
  joinLists(known, told, runsById);

const runsById: Keyed<RunFacts> = {
  isSame: (a, b) => a.dagRunId === b.dagRunId,
  join: joinRun,
  compare: compareRuns,
};

function joinRun(known: RunFacts, told: RunFacts): RunFacts {
  const beganAtMs = Math.min(known.beganAtMs, told.beganAtMs);
  const templateName = greater(known.templateName, told.templateName, compareText);
  const totalSteps = greater(known.totalSteps, told.totalSteps, compareNumbers);
  const latest = greater(known.latest, told.latest, compareMoments);
  const end = greater(known.end, told.end, compareMoments);
  const steps = joinLists(known.steps, told.steps, stepsByKey);
  return beganAtMs === known.beganAtMs &&
    templateName === known.templateName &&
    totalSteps === known.totalSteps &&
    latest === known.latest &&
    end === known.end &&
    steps === known.steps
    ? known
    : { dagRunId: known.dagRunId, beganAtMs, templateName, totalSteps, latest, end, steps };
}

/** The unnamed run before every named one, then by when they began, ties by id: the newest is last. */
function compareRuns(a: RunFacts, b: RunFacts): number {
  if (a.dagRunId === undefined) return -1;
  if (b.dagRunId === undefined) return 1;
  return a.beganAtMs - b.beganAtMs || compareText(a.dagRunId, b.dagRunId);
}

/** The run that counts: the one that began last. The unnamed run is never it while a named one is known. */
export const newestRun = (runs: readonly RunFacts[]): RunFacts | undefined => runs.at(-1);

const statuses: Readonly<Record<Ended['event'], RunStatus>> = {
  dag_completed: 'completed',
  dag_failed: 'failed',
  dag_cancelled: 'cancelled',
};

/** Where a run stands. What ended it is not undone by a later event of one of its steps. */
export const runStatusOf = ({ end }: RunFacts): RunStatus => (end === undefined ? 'running' : statuses[end.event]);
