import { applyToOrder, type OrderInput } from 'agg-rx/order';
import { dagStarted, filled, orderSubmitted, stepStarted } from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { orderAfter } from './support.js';

describe('applyToOrder', () => {
  it('begins an order with whichever input comes first', () => {
    expect(applyToOrder(undefined, orderSubmitted({ orderId: 'o2', timestamp: 1 }))).toMatchObject({
      orderId: 'o2',
      status: 'submitted',
      disputed: false,
      steps: [],
      firstEventAt: 1,
      lastEventAt: 1,
    });
    expect(applyToOrder(undefined, filled({ orderId: 'o2' }))).toMatchObject({ orderId: 'o2', status: 'filled' });
  });

  it('shows the end as the status, and how its run went until there was one', () => {
    const running = orderAfter(stepStarted({ sequence: 1, timestamp: 1 }));

    expect(running.status).toBe('running');
    expect(applyToOrder(running, filled({ timestamp: 2 }))).toMatchObject({ status: 'filled', end: 'filled' });
  });

  it('changes nothing in the state that it is given', () => {
    const before = orderAfter(dagStarted({ dagRunId: 'run_1' }));
    const copy = structuredClone(before);

    applyToOrder(before, stepStarted({ dagRunId: 'run_1', sequence: 1 }));

    expect(before).toStrictEqual(copy);
  });

  it('takes an event that no type foresaw for a sign of life and nothing else', () => {
    const unforeseen = '{ "type": "order_event", "event": "order_amended", "orderId": "o1", "timestamp": 5 }';

    expect(applyToOrder(undefined, JSON.parse(unforeseen) as OrderInput)).toMatchObject({
      status: 'submitted',
      lastEventAt: 5,
    });
  });
});
