import type { OrderInput, OrderStatus } from 'agg-rx/order';
import {
  dagCancelled,
  dagCompleted,
  dagFailed,
  dagStarted,
  filled,
  orderSubmitted,
  partialFill,
  stepCompleted,
  stepFailed,
  stepRetrying,
  stepStarted,
  stepWaiting,
  unrecognizedEvent,
} from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { orderFrom } from './support.js';

const dagRunId = 'run_1';

describe('how the newest run shows', () => {
  it.each<[OrderStatus, string, OrderInput]>([
    ['submitted', 'order_submitted', orderSubmitted()],
    ['submitted', 'an unrecognized event', unrecognizedEvent()],
    ['running', 'dag_started', dagStarted({ dagRunId })],
    ['running', 'step_started', stepStarted({ dagRunId, sequence: 1 })],
    ['waiting', 'step_waiting', stepWaiting({ dagRunId, sequence: 1 })],
    ['retrying', 'step_retrying', stepRetrying({ dagRunId, sequence: 1 })],
    ['running', 'step_completed', stepCompleted({ dagRunId, sequence: 1 })],
    ['step_failed', 'step_failed', stepFailed({ dagRunId, sequence: 1 })],
  ])('the order is %s after %s', (status, _name, input) => {
    expect(orderFrom(input).status).toBe(status);
  });

  it('the latest event decides, whichever of its steps it speaks of', () => {
    const order = orderFrom(
      stepFailed({ dagRunId, sequence: 1, timestamp: 1 }),
      stepWaiting({ dagRunId, sequence: 2, timestamp: 2 }),
    );

    expect(order.status).toBe('waiting');
  });

  it('of two events at one time the greater attempt is later, one without an attempt earliest', () => {
    const waiting = stepWaiting({ dagRunId, sequence: 1, attempt: 0 });
    const retrying = stepRetrying({ dagRunId, sequence: 1, attempt: 1 });
    const hasFailed = stepFailed({ dagRunId, sequence: 1 });

    expect(orderFrom(waiting, retrying).status).toBe('retrying');
    expect(orderFrom(hasFailed, waiting).status).toBe('waiting');
  });

  it('of two events at one time and attempt, the one further down in the list of AGG is later', () => {
    const steps = [
      dagStarted({ dagRunId }),
      stepStarted({ dagRunId, sequence: 1 }),
      stepWaiting({ dagRunId, sequence: 1 }),
      stepRetrying({ dagRunId, sequence: 1 }),
      stepCompleted({ dagRunId, sequence: 1 }),
      stepFailed({ dagRunId, sequence: 1 }),
    ];
    const statuses = steps.slice(1).map((step, i) => orderFrom(step, ...steps.slice(0, i + 1)).status);

    expect(statuses).toEqual(['running', 'waiting', 'retrying', 'running', 'step_failed']);
    expect(orderFrom(dagCompleted({ dagRunId }), dagFailed({ dagRunId })).run?.status).toBe('failed');
    expect(orderFrom(dagFailed({ dagRunId }), dagCancelled({ dagRunId })).run?.status).toBe('cancelled');
  });

  it('shows its id and its template, the greater name where two were given', () => {
    const order = orderFrom(
      dagStarted({ dagRunId, templateName: 'bridge-and-buy' }),
      stepStarted({ dagRunId, templateName: 'buy' }),
    );

    expect(order.run).toMatchObject({ dagRunId, templateName: 'buy', status: 'running' });
  });

  it('shows when it began, and the largest number of steps that it was said to have', () => {
    const order = orderFrom(
      stepStarted({ dagRunId, totalSteps: 7, timestamp: 2 }),
      dagStarted({ dagRunId, totalSteps: 6, timestamp: 1 }),
    );

    expect(order.run).toMatchObject({ firstEventAt: 1, totalSteps: 7 });
  });

  it('order-level events touch no run, even if they bear a dagRunId', () => {
    expect(orderFrom(filled({ dagRunId })).run).toBeUndefined();
    expect(orderFrom(dagStarted({ dagRunId }), partialFill({ dagRunId: 'run_2' })).run?.dagRunId).toBe(dagRunId);
  });
});

describe('how a run ends', () => {
  it.each([
    ['completed', dagCompleted({ dagRunId, timestamp: 2 })],
    ['failed', dagFailed({ dagRunId, timestamp: 2 })],
    ['cancelled', dagCancelled({ dagRunId, timestamp: 2 })],
  ])('%s', (status, input) => {
    expect(orderFrom(dagStarted({ dagRunId, timestamp: 1 }), input)).toMatchObject({ status, run: { status } });
  });

  it('the latest of its ends counts', () => {
    const order = orderFrom(dagCancelled({ dagRunId, timestamp: 1 }), dagCompleted({ dagRunId, timestamp: 2 }));

    expect(order).toMatchObject({ end: 'completed', run: { status: 'completed' } });
  });

  it('a later event of one of its steps does not take the end back', () => {
    const order = orderFrom(
      dagCancelled({ dagRunId, timestamp: 1 }),
      stepRetrying({ dagRunId, sequence: 1, timestamp: 2 }),
    );

    expect(order).toMatchObject({ status: 'cancelled', end: 'cancelled', run: { status: 'cancelled' } });
  });

  it('a newer run takes the end back', () => {
    const order = orderFrom(
      dagStarted({ dagRunId, timestamp: 1 }),
      dagFailed({ dagRunId, timestamp: 2 }),
      dagStarted({ dagRunId: 'run_2', timestamp: 3 }),
    );

    expect(order).toMatchObject({ status: 'running', run: { dagRunId: 'run_2', status: 'running' } });
    expect(order.end).toBeUndefined();
  });

  it('the end of an older run that is told late gives the order none', () => {
    const order = orderFrom(
      dagStarted({ dagRunId, timestamp: 1 }),
      dagStarted({ dagRunId: 'run_2', timestamp: 2 }),
      dagFailed({ dagRunId, timestamp: 3 }),
    );

    expect(order).toMatchObject({ status: 'running', run: { dagRunId: 'run_2' } });
    expect(order.end).toBeUndefined();
  });
});

describe('which run is the newest', () => {
  it('the one whose earliest event is latest, however late the other one speaks', () => {
    const order = orderFrom(
      stepStarted({ dagRunId: 'run_2', timestamp: 1 }),
      stepStarted({ dagRunId: 'run_1', timestamp: 2 }),
      stepStarted({ dagRunId: 'run_2', timestamp: 9 }),
    );

    expect(order.run?.dagRunId).toBe('run_1');
  });

  it('the one with the greater id, where two began at one time', () => {
    expect(orderFrom(dagStarted({ dagRunId: 'run_1' }), dagStarted({ dagRunId: 'run_2' })).run?.dagRunId).toBe('run_2');
  });

  it('a run may be told to have begun earlier than was known, and then is the newest no more', () => {
    const order = orderFrom(
      stepStarted({ dagRunId: 'run_1', timestamp: 2 }),
      stepStarted({ dagRunId: 'run_2', timestamp: 3 }),
      dagStarted({ dagRunId: 'run_2', timestamp: 1 }),
    );

    expect(order.run?.dagRunId).toBe('run_1');
  });

  it('events without a dagRunId, absent or null, belong to one unnamed run', () => {
    const order = orderFrom(
      stepStarted({ sequence: 1, timestamp: 1 }),
      stepStarted({ dagRunId: null, sequence: 2, timestamp: 2 }),
    );

    expect(order.run).toMatchObject({ status: 'running' });
    expect(order.steps.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('the unnamed run is never shown while a named one is known, even if it began later and ended', () => {
    const order = orderFrom(
      dagStarted({ dagRunId: '', timestamp: 1 }),
      stepStarted({ sequence: 1, timestamp: 2 }),
      dagFailed({ timestamp: 3 }),
    );

    expect(order).toMatchObject({ status: 'running', run: { dagRunId: '' }, steps: [] });
  });
});
