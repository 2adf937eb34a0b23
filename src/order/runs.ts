import { ownFacts, type Draft } from './draft.js';
import type { Failure } from './failure.js';
import { insert } from './join.js';
import {
  compareFacts,
  compareRuns,
  endAfter,
  joinRun,
  latestAfter,
  noSteps,
  type AnyRunEvent,
  type OrderRun,
} from './run.js';
import { stepsAfter } from './step.js';

/** Raises what is known of the run that an event is of. Which run counts may change with that. */
export function tellOfRun(draft: Draft, event: AnyRunEvent, atMs: number, failure: Failure | undefined): void {
  if (draft.run === undefined || isOfRun(draft.run, event)) tellOfNewest(draft, event, atMs, failure);
  else tellOfOlder(draft, event, atMs, failure);
  bringNewestForward(draft);
}

function tellOfNewest(draft: Draft, event: AnyRunEvent, atMs: number, failure: Failure | undefined): void {
  const { run, facts } = draft;
  const steps = stepsAfter(draft.steps, event, atMs, failure);
  const latest = latestAfter(facts.latest, event, steps);
  const runEnd = endAfter(facts.runEnd, event);
  draft.run = joinRun(run, event, atMs, runEnd);
  draft.steps = steps;
  if (latest === facts.latest && runEnd === facts.runEnd) return;
  const own = ownFacts(draft);
  own.latest = latest;
  own.runEnd = runEnd;
}

function tellOfOlder(draft: Draft, event: AnyRunEvent, atMs: number, failure: Failure | undefined): void {
  const { olderRuns } = draft.facts;
  const known = olderRuns.find(({ run }) => isOfRun(run, event));
  const steps = stepsAfter(known?.steps ?? noSteps, event, atMs, failure);
  const latest = latestAfter(known?.latest, event, steps);
  const runEnd = endAfter(known?.runEnd, event);
  const run = joinRun(known?.run, event, atMs, runEnd);
  if (run === known?.run && steps === known.steps && latest === known.latest && runEnd === known.runEnd) return;
  const others = olderRuns.filter((older) => older !== known);
  ownFacts(draft).olderRuns = insert(others, { run, steps, latest, runEnd }, compareFacts);
}

const isOfRun = (run: OrderRun, { dagRunId }: AnyRunEvent): boolean => run.dagRunId === (dagRunId ?? undefined);

/** The run that counts is the one that began last. A late event may show that another one did. */
function bringNewestForward(draft: Draft): void {
  const { run, steps, facts } = draft;
  const { latest, runEnd, olderRuns } = facts;
  const second = olderRuns.at(-1);
  if (run === undefined || second === undefined || compareRuns(second.run, run) < 0) return;
  const own = ownFacts(draft);
  draft.run = second.run;
  draft.steps = second.steps;
  own.latest = second.latest;
  own.runEnd = second.runEnd;
  own.olderRuns = insert(olderRuns.slice(0, -1), { run, steps, latest, runEnd }, compareFacts);
}
