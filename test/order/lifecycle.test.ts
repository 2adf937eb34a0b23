import { readFileSync } from 'node:fs';
import { applyToOrder, isOver, type OrderInput, type OrderState } from 'agg-rx/order';
import {
  dagCompleted,
  dagFailed,
  dagStarted,
  filled,
  orderSubmitted,
  partialFill,
  stepCompleted,
  stepFailed,
  stepStarted,
} from 'agg-rx/testing';
import { expect, it } from 'vitest';

const inputs: readonly OrderInput[] = [
  orderSubmitted({ timestamp: 100 }),
  dagStarted({ dagRunId: 'r1', timestamp: 110 }),
  stepStarted({ dagRunId: 'r1', sequence: 2, totalSteps: 3, timestamp: 130 }),
  stepFailed({ dagRunId: 'r1', sequence: 2, totalSteps: 3, timestamp: 140 }),
  stepFailed({ dagRunId: 'r1', sequence: 2, totalSteps: 3, timestamp: 140 }),
  dagFailed({ dagRunId: 'r1', timestamp: 150 }),
  dagStarted({ dagRunId: 'r2', timestamp: 200 }),
  stepStarted({ dagRunId: 'r2', sequence: 3, totalSteps: 3, timestamp: 230 }),
  stepCompleted({ dagRunId: 'r2', sequence: 1, totalSteps: 3, timestamp: 210 }),
  partialFill({ filledAmountRaw: '400000', remainingAmountRaw: '600000', timestamp: 240 }),
  dagCompleted({ dagRunId: 'r2', timestamp: 260 }),
  filled({ filledAmountRaw: '1000000', remainingAmountRaw: '0', timestamp: 250 }),
];

/** The rows of the example: number, input, status, progress, fill, over. */
const rows = readFileSync(new URL('../../docs/order-lifecycle.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^\| *\d+ *\|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it('the example in docs/order-lifecycle.md is what happens', () => {
  let order: OrderState | undefined;
  const seen = inputs.map((input) => {
    order = applyToOrder(order, input);
    const { status, progress, fill } = order;
    const steps = progress === undefined ? '' : `${progress.step} of ${progress.of ?? '?'}`;
    return [`\`${status}\``, steps, fill?.filledRaw.toString() ?? '', isOver(order) ? 'yes' : 'no'];
  });

  expect(seen).toEqual(rows.map((cells) => cells.slice(3, 7)));
});
