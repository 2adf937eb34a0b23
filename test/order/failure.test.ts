import type { OrderInput } from 'agg-rx/order';
import { dagFailed, dagStarted, failed, orderSnapshot, stepFailed, stepStarted } from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { orderFrom } from './support.js';

describe('errorReason', () => {
  it.each<[string, OrderInput]>([
    ['step_failed', stepFailed({ errorReason: 'no route' })],
    ['dag_failed', dagFailed({ errorReason: 'no route' })],
    ['failed', failed({ errorReason: 'no route' })],
    ['a snapshot of a failed order', orderSnapshot({ status: 'failed', errorMessage: 'no route' })],
  ])('is what %s gives', (_name, input) => {
    expect(orderFrom(input).errorReason).toBe('no route');
  });

  it('is errorReason rather than error, and error where there is no errorReason', () => {
    expect(orderFrom(failed({ errorReason: 'no route', error: 'E42' })).errorReason).toBe('no route');
    expect(orderFrom(failed({ errorReason: null, error: 'E42' })).errorReason).toBe('E42');
  });

  it('is that of the latest failure, of whichever run', () => {
    const order = orderFrom(
      dagStarted({ dagRunId: 'run_2', timestamp: 2 }),
      stepFailed({ dagRunId: 'run_2', errorReason: 'no route', timestamp: 3 }),
      dagFailed({ dagRunId: 'run_1', errorReason: 'no funds', timestamp: 4 }),
    );

    expect(order.errorReason).toBe('no funds');
  });

  it.each<[string, OrderInput]>([
    ['no reason', failed({ timestamp: 2 })],
    ['null', failed({ errorReason: null, error: null, timestamp: 2 })],
    ['an empty one', failed({ errorReason: '', timestamp: 2 })],
    ['an empty one in REST', orderSnapshot({ status: 'failed', errorMessage: '', updatedAt: '2024-03-09T16:00:00Z' })],
  ])('stays as it was where a later failure gives %s', (_name, later) => {
    expect(orderFrom(stepFailed({ errorReason: 'no route', timestamp: 1 }), later).errorReason).toBe('no route');
  });

  it('stays when the step is tried again: it tells why the latest failure happened', () => {
    const order = orderFrom(
      stepFailed({ sequence: 1, errorReason: 'no route', timestamp: 1 }),
      stepStarted({ sequence: 1, timestamp: 2 }),
    );

    expect(order).toMatchObject({ status: 'running', errorReason: 'no route' });
  });

  it('of failures at one time, is that of the greater attempt', () => {
    const order = orderFrom(
      stepFailed({ attempt: 1, errorReason: 'a' }),
      failed({ attempt: 0, errorReason: 'b' }),
      failed({ errorReason: 'c' }),
    );

    expect(order.errorReason).toBe('a');
  });

  it('of failures at one time and attempt, is that of the event further down in the list of AGG, REST last', () => {
    const ofStep = stepFailed({ errorReason: 'd', timestamp: 1 });
    const ofRun = dagFailed({ errorReason: 'c', timestamp: 1 });
    const ofOrder = failed({ errorReason: 'b', timestamp: 1 });
    const ofRest = orderSnapshot({ status: 'failed', errorMessage: 'a', updatedAt: '1970-01-01T00:00:00.001Z' });

    expect(orderFrom(ofStep, ofRun).errorReason).toBe('c');
    expect(orderFrom(ofStep, ofRun, ofOrder).errorReason).toBe('b');
    expect(orderFrom(ofStep, ofRun, ofOrder, ofRest).errorReason).toBe('a');
  });

  it('of failures that tie in all of these, is the greater text', () => {
    expect(orderFrom(failed({ errorReason: 'a' }), failed({ errorReason: 'b' })).errorReason).toBe('b');
  });

  it('in REST happened at updatedAt, long ago if that can not be read', () => {
    const live = failed({ errorReason: 'live', timestamp: Date.UTC(2024, 2, 9) });
    const later = orderSnapshot({ status: 'failed', errorMessage: 'later', updatedAt: '2024-03-09T00:00:01Z' });
    const unknown = orderSnapshot({ status: 'failed', errorMessage: 'unknown', updatedAt: '?' });

    expect(orderFrom(live, later).errorReason).toBe('later');
    expect(orderFrom(live, unknown).errorReason).toBe('live');
    expect(orderFrom(unknown).errorReason).toBe('unknown');
  });

  it('in REST counts only where the row says that the order failed', () => {
    expect(orderFrom(orderSnapshot({ status: 'open', errorMessage: 'no route' })).errorReason).toBeUndefined();
    expect(orderFrom(orderSnapshot({ status: 'open', end: 'failed', errorMessage: 'no route' })).errorReason).toBe(
      'no route',
    );
  });
});
