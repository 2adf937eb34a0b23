import { endOf, isDisputed } from './ending.js';
import type { OrderFacts } from './facts.js';
import type { OrderProgress, OrderRun, OrderState, OrderStatus } from './orderState.js';
import { newestRun, runStatusOf, type RunFacts } from './run.js';
import type { OrderStep } from './step.js';

type Shown<T> = { -readonly [K in keyof T]: T[K] };

/** Reads a state off the facts. `before` lends what has not changed and decides nothing. */
export function stateOf(facts: OrderFacts, before: OrderState | undefined): OrderState {
  const { live, snapshot, fill, failure } = facts;
  const run = newestRun(facts.runs);
  const end = endOf(facts);
  const steps = run === undefined ? none : stepsOf(run, before);
  const progress = run && progressOf(run);
  const userId = live?.userId?.value;
  const venue = (live?.venue ?? snapshot?.venue)?.value;
  const state: Shown<OrderState> = {
    orderId: facts.orderId,
    status: end ?? openStatusOf(run),
    disputed: isDisputed(facts),
    steps,
    firstEventAt: live?.firstMs ?? snapshot?.createdAtMs ?? snapshot?.updatedAtMs ?? 0,
    lastEventAt: live?.lastMs ?? snapshot?.updatedAtMs ?? snapshot?.createdAtMs ?? 0,
    facts,
  };
  // Set one by one: this is built once an event, and spreads would cost more than the joins.
  if (end !== undefined) state.end = end;
  if (userId !== undefined) state.userId = userId;
  if (venue !== undefined) state.venue = venue;
  if (live?.submission !== undefined) state.submission = live.submission;
  if (run !== undefined) state.run = runOf(run);
  if (progress !== undefined) state.progress = progress;
  if (fill !== undefined) state.fill = fill;
  if (failure !== undefined) state.errorReason = failure.reason;
  return state;
}

/** How an order without an end goes: as its newest run does. */
function openStatusOf(run: RunFacts | undefined): OrderStatus {
  switch (run?.latest?.event) {
    case undefined:
      return 'submitted';
    case 'dag_started':
    case 'step_started':
    case 'step_completed':
      return 'running';
    case 'step_waiting':
      return 'waiting';
    case 'step_retrying':
      return 'retrying';
    case 'step_failed':
      return 'step_failed';
  }
}

/** A step that nothing was said of stays the same object, and so do the steps where that holds for all. */
function stepsOf(run: RunFacts, before: OrderState | undefined): readonly OrderStep[] {
  const isSame = before !== undefined && newestRun(before.facts.runs)?.steps === run.steps;
  return isSame ? before.steps : run.steps.map(({ step }) => step);
}

const none: readonly OrderStep[] = [];

function runOf(run: RunFacts): OrderRun {
  const shown: Shown<OrderRun> = { status: runStatusOf(run) };
  if (run.dagRunId !== undefined) shown.dagRunId = run.dagRunId;
  if (run.templateName !== undefined) shown.templateName = run.templateName;
  return shown;
}

/** The step of the largest `sequence`: steps are sorted by it, those without one last. */
function progressOf({ steps, totalSteps }: RunFacts): OrderProgress | undefined {
  const furthest = steps.findLast(({ step }) => step.sequence !== undefined)?.step;
  if (furthest?.sequence === undefined) return undefined;
  const progress: Shown<OrderProgress> = { step: furthest.sequence, stepStatus: furthest.status };
  if (totalSteps !== undefined) progress.of = totalSteps;
  if (furthest.stepType !== undefined) progress.stepType = furthest.stepType;
  return progress;
}
