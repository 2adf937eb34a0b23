import {
  dagCancelled,
  dagCompleted,
  dagStarted,
  failed,
  filled,
  orderSnapshot,
  stepCompleted,
  stepFailed,
  stepRetrying,
  stepStarted,
  stepWaiting,
} from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { orderAfter, orderFrom, shownSteps } from './support.js';

const dagRunId = 'run_1';

describe('where an order stands is said by what happened last, not by what came last', () => {
  it('by the step that moved last, also where it is not the furthest', () => {
    const order = orderFrom(
      stepWaiting({ dagRunId, sequence: 1, timestamp: 5 }),
      stepStarted({ dagRunId, sequence: 2, timestamp: 3 }),
      stepCompleted({ dagRunId, sequence: 3, timestamp: 4 }),
    );

    expect(order.status).toBe('waiting');
  });

  it('by a run that began after its steps moved, as clocks that step back make it look', () => {
    const order = orderFrom(
      stepWaiting({ dagRunId, sequence: 1, timestamp: 3 }),
      dagStarted({ dagRunId, timestamp: 5 }),
    );

    expect(order.status).toBe('running');
  });

  it('by a step that moved after its run began', () => {
    const order = orderFrom(
      dagStarted({ dagRunId, timestamp: 3 }),
      stepWaiting({ dagRunId, sequence: 1, timestamp: 5 }),
      stepStarted({ dagRunId, sequence: 2, timestamp: 1 }),
    );

    expect(order.status).toBe('waiting');
  });

  it('by an event that names no step, where no step moved after it', () => {
    const order = orderFrom(
      stepStarted({ dagRunId, sequence: 1, timestamp: 3 }),
      stepRetrying({ dagRunId, stepId: null, sequence: null, timestamp: 4 }),
    );

    expect(order.status).toBe('retrying');
    expect(order.steps).toHaveLength(1);
  });
});

describe('what an earlier event still adds', () => {
  it('a greater attempt', () => {
    const order = orderFrom(
      stepStarted({ dagRunId, sequence: 1, attempt: 1, timestamp: 5 }),
      stepStarted({ dagRunId, sequence: 1, attempt: 3, timestamp: 4 }),
    );

    expect(shownSteps(order)).toEqual([{ sequence: 1, status: 'running', attempt: 3 }]);
  });

  it('nothing but another user, at one time: the greater name counts', () => {
    const first = stepStarted({ dagRunId, sequence: 1, userId: 'usr_1', timestamp: 1 });

    expect(orderFrom(first, { ...first, userId: 'usr_2' }).userId).toBe('usr_2');
    expect(orderAfter({ ...first, userId: 'usr_2' }, first).userId).toBe('usr_2');
  });
});

describe('what is no failure gives no reason', () => {
  it.each([
    ['dag_cancelled', dagCancelled({ dagRunId })],
    ['dag_completed', dagCompleted({ dagRunId })],
  ])('%s, whatever it bears', (_name, event) => {
    const order = orderFrom({ ...event, errorReason: 'no route', error: 'E42' });

    expect(order.errorReason).toBeUndefined();
  });
});

describe('of two failures at one time', () => {
  it('that of an event with an attempt counts before that of a row, which has none', () => {
    const at = '2026-11-22T10:00:00.000Z';
    const order = orderFrom(
      failed({ errorReason: 'no route', attempt: 0, timestamp: Date.parse(at) }),
      orderSnapshot({ status: 'failed', errorMessage: 'no funds', updatedAt: at }),
    );

    expect(order.errorReason).toBe('no route');
  });

  it('that of a row counts before that of an event without an attempt', () => {
    const at = '2026-11-22T10:00:00.000Z';
    const order = orderFrom(
      stepFailed({ stepId: 's1', errorReason: 'no route', timestamp: Date.parse(at) }),
      orderSnapshot({ status: 'failed', errorMessage: 'no funds', updatedAt: at }),
    );

    expect(order.errorReason).toBe('no funds');
  });
});

describe('a row without a time', () => {
  it.each([undefined, null, '', 'soon'])('%j is one of which no time is known', (updatedAt) => {
    const order = orderFrom(orderSnapshot({ status: 'open', updatedAt, createdAt: updatedAt }));

    expect([order.firstEventAt, order.lastEventAt]).toEqual([0, 0]);
  });
});

describe('steps without a sequence', () => {
  it('stand last, by their id, and one without an id before those', () => {
    const order = orderFrom(
      stepStarted({ dagRunId, stepId: 'b', sequence: null, timestamp: 1 }),
      stepStarted({ dagRunId, stepId: 'a', sequence: null, timestamp: 2 }),
      stepStarted({ dagRunId, stepId: 'c', sequence: 1, timestamp: 3 }),
      stepStarted({ dagRunId, stepId: null, sequence: 1, timestamp: 4 }),
      filled({ filledAmountRaw: '1', timestamp: 5 }),
    );

    expect(order.steps.map(({ stepId }) => stepId)).toEqual([undefined, 'c', 'a', 'b']);
  });
});
