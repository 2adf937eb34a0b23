import type { OrderProgress } from './orderState.js';
import type { OrderRun } from './run.js';
import type { OrderStep } from './step.js';

/**
 * How far a run has come: the step of the largest `sequence`. Steps are sorted by it, those without one last.
 * The very same `before` where nothing of it changed.
 */
export function progressOf(
  run: OrderRun | undefined,
  steps: readonly OrderStep[],
  before: OrderProgress | undefined,
): OrderProgress | undefined {
  let index = steps.length - 1;
  while (index > 0 && steps[index]?.sequence === undefined) index -= 1;
  const furthest = steps[index];
  if (furthest?.sequence === undefined) return undefined;
  const { sequence: step, stepType, status: stepStatus } = furthest;
  const of = run?.totalSteps;
  return step === before?.step && of === before.of && stepType === before.stepType && stepStatus === before.stepStatus
    ? before
    : { step, of, stepType, stepStatus };
}
