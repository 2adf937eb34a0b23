import { endRank, type OrderEnd, type OrderInput } from 'agg-rx/order';
import {
  dagCancelled,
  dagCompleted,
  dagFailed,
  dagStarted,
  failed,
  filled,
  orderSnapshot,
  orderSubmitted,
  partialFill,
  stepFailed,
  stepRetrying,
  stepStarted,
} from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { orderFrom } from './support.js';

const dagRunId = 'run_1';

describe('what gives an order its end', () => {
  it.each<[OrderEnd, string, OrderInput]>([
    ['filled', 'filled', filled()],
    ['partially_filled', 'partial_fill', partialFill()],
    ['failed', 'failed', failed()],
    ['completed', 'dag_completed', dagCompleted({ dagRunId })],
    ['failed', 'dag_failed', dagFailed({ dagRunId })],
    ['cancelled', 'dag_cancelled', dagCancelled({ dagRunId })],
    ['filled', 'the word filled in REST', orderSnapshot({ status: 'filled' })],
    ['cancelled', 'the word cancelled in REST', orderSnapshot({ status: 'cancelled' })],
    ['failed', 'the word failed in REST', orderSnapshot({ status: 'failed' })],
  ])('it is %s after %s', (end, _name, input) => {
    expect(orderFrom(orderSubmitted(), input)).toMatchObject({ end, status: end });
  });

  it('nothing else does: an order that was only accepted or is under way has none', () => {
    const order = orderFrom(
      orderSubmitted(),
      dagStarted({ dagRunId }),
      stepStarted({ dagRunId, sequence: 1 }),
      orderSnapshot({ status: 'open' }),
    );

    expect(order.end).toBeUndefined();
  });

  it('step_failed gives none, whatever comes after it: step_retrying may follow', () => {
    const stepHasFailed = stepFailed({ dagRunId, sequence: 1, timestamp: 1, errorReason: 'no route' });

    expect(orderFrom(stepHasFailed)).toMatchObject({ status: 'step_failed', errorReason: 'no route' });
    expect(orderFrom(stepHasFailed).end).toBeUndefined();
    expect(orderFrom(stepHasFailed, stepRetrying({ dagRunId, sequence: 1, timestamp: 2 }))).toMatchObject({
      status: 'retrying',
    });
  });
});

describe('which of two ends counts', () => {
  it('a partial fill rises to a fill', () => {
    expect(orderFrom(partialFill({ timestamp: 1 }), filled({ timestamp: 2 })).end).toBe('filled');
  });

  it('a fill stays a fill when a failure is reported after it', () => {
    expect(orderFrom(filled({ timestamp: 1 }), failed({ timestamp: 2 })).end).toBe('filled');
  });

  it('a partial fill stays one when a failure is reported after it', () => {
    expect(orderFrom(partialFill({ timestamp: 1 }), failed({ timestamp: 2 })).end).toBe('partially_filled');
  });

  it('a failure of the order outranks the cancellation and the completion of its run', () => {
    expect(orderFrom(failed({ timestamp: 1 }), dagCancelled({ dagRunId, timestamp: 2 })).end).toBe('failed');
    expect(orderFrom(failed({ timestamp: 1 }), dagCompleted({ dagRunId, timestamp: 2 })).end).toBe('failed');
  });

  it('a cancellation that REST knows outranks the completion of the run', () => {
    expect(orderFrom(dagCompleted({ dagRunId }), orderSnapshot({ status: 'cancelled' })).end).toBe('cancelled');
  });

  it('what REST says does not lower what the stream said', () => {
    expect(orderFrom(filled(), orderSnapshot({ status: 'cancelled' })).end).toBe('filled');
  });

  it('what an event said of the order holds when a newer run begins', () => {
    const order = orderFrom(
      dagStarted({ dagRunId, timestamp: 1 }),
      failed({ timestamp: 2 }),
      dagStarted({ dagRunId: 'run_2', timestamp: 3 }),
    );

    expect(order).toMatchObject({ end: 'failed', status: 'failed', run: { dagRunId: 'run_2' } });
  });

  it('the rank rises from nothing over completed, cancelled, failed and partially_filled to filled', () => {
    const ends = [undefined, 'completed', 'cancelled', 'failed', 'partially_filled', 'filled'] as const;

    expect(ends.map(endRank)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
