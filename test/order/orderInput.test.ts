import { isOrderInput, orderIdOf } from 'agg-rx/order';
import { balanceUpdate, continuity, filled, orderSnapshot, orderSubmitted, orderUnreadable } from 'agg-rx/testing';
import { expect, it } from 'vitest';

it('order_submitted, order_event and order_snapshot are inputs of an order, known by its id', () => {
  const inputs = [orderSubmitted({ orderId: 'o2' }), filled({ orderId: 'o2' }), orderSnapshot({ id: 'o2' })];

  expect(inputs.map(isOrderInput)).toEqual([true, true, true]);
  expect(inputs.map(orderIdOf)).toEqual(['o2', 'o2', 'o2']);
});

it('no other message is, not even a frame about an order that could not be read', () => {
  const others = [balanceUpdate(), continuity({ cause: 'connected' }), orderUnreadable(), { type: 'order_book' }];

  expect(others.map(isOrderInput)).toEqual([false, false, false, false]);
});
