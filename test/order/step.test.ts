import { applyToOrder, type OrderInput, type StepStatus } from 'agg-rx/order';
import {
  dagCompleted,
  dagStarted,
  filled,
  stepCompleted,
  stepFailed,
  stepRetrying,
  stepStarted,
  stepWaiting,
} from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { orderAfter, orderFrom, shownSteps } from './support.js';

const dagRunId = 'run_1';

describe('what is shown of a step', () => {
  it.each<[StepStatus, string, OrderInput]>([
    ['running', 'step_started', stepStarted({ stepId: 's1' })],
    ['waiting', 'step_waiting', stepWaiting({ stepId: 's1' })],
    ['retrying', 'step_retrying', stepRetrying({ stepId: 's1' })],
    ['completed', 'step_completed', stepCompleted({ stepId: 's1' })],
    ['failed', 'step_failed', stepFailed({ stepId: 's1' })],
  ])('%s after %s', (status, _name, input) => {
    expect(shownSteps(orderFrom(input))).toEqual([{ stepId: 's1', status }]);
  });

  it('its latest event gives its status', () => {
    const order = orderFrom(
      stepStarted({ dagRunId, sequence: 1, timestamp: 1 }),
      stepCompleted({ dagRunId, sequence: 1, timestamp: 3 }),
      stepWaiting({ dagRunId, sequence: 1, timestamp: 2 }),
    );

    expect(shownSteps(order)).toEqual([{ sequence: 1, status: 'completed' }]);
  });

  it('the largest attempt and the largest sequence that it was given, and the greater of its types', () => {
    const order = orderFrom(
      stepRetrying({ stepId: 's1', stepType: 'bridge', sequence: 4, attempt: 2, timestamp: 1 }),
      stepStarted({ stepId: 's1', stepType: 'submit-order', sequence: 3, attempt: 1, timestamp: 2 }),
    );

    expect(shownSteps(order)).toEqual([
      { stepId: 's1', stepType: 'submit-order', sequence: 4, attempt: 2, status: 'running' },
    ]);
  });

  it('why it failed last, as long as nothing better is known, even while it is tried again', () => {
    const order = orderFrom(
      stepFailed({ stepId: 's1', errorReason: 'no route', timestamp: 1 }),
      stepFailed({ stepId: 's1', error: 'no funds', timestamp: 2 }),
      stepFailed({ stepId: 's1', timestamp: 3 }),
      stepRetrying({ stepId: 's1', timestamp: 4 }),
    );

    expect(shownSteps(order)).toEqual([{ stepId: 's1', status: 'retrying', errorReason: 'no funds' }]);
  });

  it('when it moved last, and that does not go back', () => {
    const order = orderFrom(
      stepStarted({ stepId: 's1', timestamp: 1 }),
      stepCompleted({ stepId: 's1', timestamp: 3 }),
      stepWaiting({ stepId: 's1', timestamp: 2 }),
    );

    expect(order.steps[0]?.lastEventAt).toBe(3);
  });

  it('only what failed gives a reason', () => {
    const order = orderFrom(stepStarted({ stepId: 's1', errorReason: 'left over from an earlier try' }));

    expect(shownSteps(order)).toEqual([{ stepId: 's1', status: 'running' }]);
    expect(order.errorReason).toBeUndefined();
  });

  it('the same object as before, while nothing was said of it; all of them, while nothing was said of any', () => {
    const before = orderAfter(stepStarted({ stepId: 's1', sequence: 1 }), stepStarted({ stepId: 's2', sequence: 2 }));
    const moved = applyToOrder(before, stepCompleted({ stepId: 's2', sequence: 2 }));
    const filledToo = applyToOrder(moved, filled());

    expect(moved.steps[0]).toBe(before.steps[0]);
    expect(moved.steps[1]).not.toBe(before.steps[1]);
    expect(filledToo.steps).toBe(moved.steps);
  });
});

describe('by what a step is known', () => {
  it('by its stepId, though its sequence changes or is missing', () => {
    const order = orderFrom(
      stepStarted({ stepId: 's1', sequence: 1, timestamp: 1 }),
      stepWaiting({ stepId: 's1', sequence: 2, timestamp: 2 }),
      stepCompleted({ stepId: 's1', sequence: null, timestamp: 3 }),
    );

    expect(shownSteps(order)).toEqual([{ stepId: 's1', sequence: 2, status: 'completed' }]);
  });

  it('by its sequence, if it has no stepId', () => {
    const order = orderFrom(
      stepStarted({ stepId: null, sequence: 1, timestamp: 1 }),
      stepCompleted({ sequence: 1, timestamp: 2 }),
      stepStarted({ sequence: 2, timestamp: 3 }),
    );

    expect(shownSteps(order)).toEqual([
      { sequence: 1, status: 'completed' },
      { sequence: 2, status: 'running' },
    ]);
  });

  it('a step with a stepId and one without are two, even at one sequence', () => {
    expect(orderFrom(stepStarted({ stepId: 's1', sequence: 1 }), stepStarted({ sequence: 1 })).steps).toHaveLength(2);
  });

  it('an event with neither moves only its run', () => {
    const order = orderFrom(dagStarted({ dagRunId, timestamp: 1 }), stepWaiting({ dagRunId, timestamp: 2 }));

    expect(order).toMatchObject({ status: 'waiting', steps: [] });
    expect(order.progress).toBeUndefined();
  });

  it('names that mean something to JavaScript are names like any other', () => {
    const names = ['', '__proto__', 'constructor', 'toString', 'x'.repeat(10_000)];
    const [first = '', ...others] = names;
    const order = orderFrom(stepStarted({ stepId: first }), ...others.map((stepId) => stepStarted({ stepId })));

    expect(order.steps.map(({ stepId }) => stepId)).toEqual(names.toSorted());
  });
});

describe('which steps are shown, and in which order', () => {
  it('by sequence, those without one last, then by stepId, those without one first', () => {
    const order = orderFrom(
      stepStarted({ stepId: 'b' }),
      stepStarted({ stepId: 'a' }),
      stepStarted({ stepId: 'd', sequence: 10 }),
      stepStarted({ stepId: 'e', sequence: 9 }),
      stepStarted({ stepId: 'c', sequence: 10 }),
      stepStarted({ sequence: 10 }),
    );

    expect(order.steps.map(({ sequence, stepId }) => [sequence, stepId])).toEqual([
      [9, 'e'],
      [10, undefined],
      [10, 'c'],
      [10, 'd'],
      [undefined, 'a'],
      [undefined, 'b'],
    ]);
  });

  it('a step moves to its place when its sequence is told', () => {
    const order = orderFrom(
      stepStarted({ stepId: 'a', timestamp: 1 }),
      stepStarted({ stepId: 'b', sequence: 2, timestamp: 2 }),
      stepStarted({ stepId: 'a', sequence: 1, timestamp: 3 }),
    );

    expect(order.steps.map(({ stepId }) => stepId)).toEqual(['a', 'b']);
  });

  it('those of the newest run alone', () => {
    const order = orderFrom(
      stepStarted({ dagRunId, stepId: 's1', timestamp: 1 }),
      stepStarted({ dagRunId: 'run_2', stepId: 's2', timestamp: 2 }),
    );

    expect(order.steps.map(({ stepId }) => stepId)).toEqual(['s2']);
  });
});

describe('progress', () => {
  it('is the step of the largest sequence seen, of the largest totalSteps', () => {
    const order = orderFrom(
      stepStarted({ dagRunId, stepId: 's3', stepType: 'submit-order', sequence: 3, totalSteps: 7, timestamp: 1 }),
      stepCompleted({ dagRunId, stepId: 's2', sequence: 2, totalSteps: 6, timestamp: 2 }),
      stepCompleted({ dagRunId, stepId: 's9', timestamp: 3 }),
    );

    expect(order.progress).toEqual({ step: 3, of: 7, stepType: 'submit-order', stepStatus: 'running' });
  });

  it('leaves out the total and the type while they are not known', () => {
    expect(orderFrom(stepStarted({ sequence: 1 })).progress).toEqual({ step: 1, stepStatus: 'running' });
  });

  it('is the step of the greater stepId, where two have the largest sequence', () => {
    const order = orderFrom(stepCompleted({ stepId: 'a', sequence: 1 }), stepWaiting({ stepId: 'b', sequence: 1 }));

    expect(order.progress?.stepStatus).toBe('waiting');
  });

  it('takes the total from events of the run too', () => {
    const order = orderFrom(dagStarted({ totalSteps: 7 }), stepStarted({ sequence: 1 }));

    expect(order.progress).toMatchObject({ step: 1, of: 7 });
  });

  it('stays where it was when the run ends', () => {
    const order = orderFrom(stepCompleted({ sequence: 7, timestamp: 1 }), dagCompleted({ timestamp: 2 }));

    expect(order.progress).toMatchObject({ step: 7, stepStatus: 'completed' });
  });

  it('is that of the newest run: a new one begins anew', () => {
    const order = orderFrom(
      stepStarted({ dagRunId, sequence: 5, totalSteps: 9, timestamp: 1 }),
      stepStarted({ dagRunId: 'run_2', sequence: 1, totalSteps: 7, timestamp: 2 }),
    );

    expect(order.progress).toMatchObject({ step: 1, of: 7 });
  });
});
