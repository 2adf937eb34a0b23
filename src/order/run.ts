import type { RunEvent, StepEvent } from '../protocol/orderEvent.js';
import { compareNumbers, compareText, greater } from './join.js';
import { compareMoments, type Moment } from './moment.js';
import { movedSince, stepsAfter, type OrderStep } from './step.js';

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

/** Everything that was told of one run. */
export interface RunFacts {
  readonly run: OrderRun;
  readonly steps: readonly OrderStep[];
  /** The latest event that showed it under way, where none of its steps has moved since. */
  readonly latest: Progressed | undefined;
  /** The latest event that ended it. */
  readonly end: Ended | undefined;
}

export type Progressed = Moment & { readonly event: StepEvent['event'] | 'dag_started' };
export type Ended = Moment & { readonly event: Exclude<RunEvent['event'], 'dag_started'> };

/** What an event tells of its run. Only `dag_*` and `step_*` speak of runs. */
export interface ToldOfRun {
  readonly dagRunId: string | undefined;
  readonly atMs: number;
  readonly templateName: string | undefined;
  readonly totalSteps: number | undefined;
  /** The step that it speaks of. */
  readonly step: OrderStep | undefined;
  /** Its moment, if it shows the run under way and speaks of no step. */
  readonly latest: Progressed | undefined;
  /** Its moment, if it ends the run. */
  readonly end: Ended | undefined;
}

/** The runs of an order, told apart by which one counts. */
export interface Runs {
  readonly newest: RunFacts | undefined;
  /** By when they began. A late event may show that the newest began before one of them, which then counts. */
  readonly older: readonly RunFacts[];
}

export const noRuns: readonly never[] = [];

/** The runs after an event of one of them; each the very same object where the event tells nothing new of it. */
export function runsAfter({ newest, older }: Runs, told: ToldOfRun): Runs {
  if (newest === undefined) return { newest: runAfter(undefined, told), older };
  if (isOfRun(newest, told)) {
    const next = runAfter(newest, told);
    const second = older.at(-1);
    const isNewest = second === undefined || compareRuns(next, second) > 0;
    return isNewest ? { newest: next, older } : sortedRuns([...older, next]);
  }
  const known = older.find((run) => isOfRun(run, told));
  const next = runAfter(known, told);
  return next === known ? { newest, older } : sortedRuns([...older.filter((run) => run !== known), newest, next]);
}

const isOfRun = ({ run }: RunFacts, told: ToldOfRun): boolean => run.dagRunId === told.dagRunId;

/** The one that counts is the one that began last. */
function sortedRuns(runs: readonly RunFacts[]): Runs {
  const newest = runs.reduce((a, b) => (compareRuns(a, b) > 0 ? a : b));
  return { newest, older: runs.filter((run) => run !== newest).sort(compareRuns) };
}

/** The unnamed run before every named one, then by when they began, ties by id. */
function compareRuns({ run: a }: RunFacts, { run: b }: RunFacts): number {
  if (a.dagRunId === undefined) return -1;
  if (b.dagRunId === undefined) return 1;
  return a.firstEventAt - b.firstEventAt || compareText(a.dagRunId, b.dagRunId);
}

/** Each part of a run is a maximum or made of maxima. */
function runAfter(known: RunFacts | undefined, told: ToldOfRun): RunFacts {
  const knownSteps = known?.steps ?? noSteps;
  const steps = told.step === undefined ? knownSteps : stepsAfter(knownSteps, told.step);
  const shown = greater(known?.latest, told.latest, compareMoments);
  const latest = shown !== undefined && movedSince(steps, shown) ? undefined : shown;
  const end = greater(known?.end, told.end, compareMoments);
  const run = joinRun(known?.run, told, end === undefined ? 'running' : statuses[end.event]);
  return run === known?.run && steps === known.steps && latest === known.latest && end === known.end
    ? known
    : { run, steps, latest, end };
}

const noSteps: readonly never[] = [];

function joinRun(known: OrderRun | undefined, told: ToldOfRun, status: RunStatus): OrderRun {
  const dagRunId = known === undefined ? told.dagRunId : known.dagRunId;
  const firstEventAt = known === undefined ? told.atMs : Math.min(known.firstEventAt, told.atMs);
  const templateName = greater(known?.templateName, told.templateName, compareText);
  const totalSteps = greater(known?.totalSteps, told.totalSteps, compareNumbers);
  return firstEventAt === known?.firstEventAt &&
    templateName === known.templateName &&
    totalSteps === known.totalSteps &&
    status === known.status
    ? known
    : { dagRunId, templateName, status, firstEventAt, totalSteps };
}

/** What ended a run is not undone by a later event of one of its steps. */
const statuses: Readonly<Record<Ended['event'], RunStatus>> = {
  dag_completed: 'completed',
  dag_failed: 'failed',
  dag_cancelled: 'cancelled',
};
