import { either as E } from 'fp-ts';
import { describe, expect, it } from 'vitest';
import { decode } from 'agg-rx/protocol';
import {
  authenticated,
  balanceUpdate,
  connected,
  continuity,
  dagCancelled,
  dagCompleted,
  dagFailed,
  dagStarted,
  failed,
  filled,
  frameOf,
  heartbeat,
  orderSnapshot,
  orderSubmitted,
  orderUnreadable,
  partialFill,
  serverError,
  stepCompleted,
  stepFailed,
  stepRetrying,
  stepStarted,
  stepWaiting,
  unrecognized,
  unrecognizedEvent,
} from 'agg-rx/testing';

describe('the message builders', () => {
  const builders = {
    authenticated,
    balanceUpdate,
    connected,
    dagCancelled,
    dagCompleted,
    dagFailed,
    dagStarted,
    failed,
    filled,
    heartbeat,
    orderSubmitted,
    partialFill,
    serverError,
    stepCompleted,
    stepFailed,
    stepRetrying,
    stepStarted,
    stepWaiting,
    unrecognized,
    unrecognizedEvent,
  };

  it.each(Object.entries(builders))('%s makes a message that survives the wire', (_, build) => {
    const message = build();

    expect(decode(frameOf(message))).toStrictEqual(E.right(message));
  });

  it('give an order event an order, a user, a venue and a time, and nothing else', () => {
    expect(filled()).toStrictEqual({
      type: 'order_event',
      event: 'filled',
      orderId: 'o1',
      userId: 'usr_1',
      venue: 'kalshi',
      timestamp: 1_710_000_000_000,
    });
  });

  it('take what the test is about', () => {
    const step = stepStarted({ orderId: 'o2', sequence: 3, totalSteps: 7, stepType: 'submit-order', dagRunId: 'r1' });

    expect(step).toMatchObject({ orderId: 'o2', sequence: 3, totalSteps: 7, stepType: 'submit-order', dagRunId: 'r1' });
  });

  it('keep the raw of an unknown event in step with its fields', () => {
    const event = unrecognizedEvent({ name: 'order_paused', orderId: 'o7', timestamp: 5 });

    expect(event.raw).toMatchObject({ event: 'order_paused', orderId: 'o7', timestamp: 5 });
  });
});

describe('the builders of what the library says itself', () => {
  it('make a continuity marker', () => {
    expect(continuity({ cause: 'reconnected', epoch: 2, silentSince: 5 })).toStrictEqual({
      type: 'continuity',
      cause: 'reconnected',
      epoch: 2,
      userId: 'usr_1',
      at: 1_710_000_000_000,
      silentSince: 5,
    });
  });

  it('sort the fields of an order snapshot into its row and around it', () => {
    expect(orderSnapshot({ id: 'o2', status: 'filled', filledAmountRaw: '5', epoch: 3 })).toStrictEqual({
      type: 'order_snapshot',
      order: { id: 'o2', status: 'filled', filledAmountRaw: '5' },
      epoch: 3,
    });
  });

  it('tell a snapshot without an end from one that says there is none', () => {
    expect(orderSnapshot()).not.toHaveProperty('end');
    expect(orderSnapshot({ end: null })).toHaveProperty('end', null);
  });

  it('make a frame that could not be read', () => {
    expect(orderUnreadable({ orderId: 'o2', event: 'filled' })).toMatchObject({
      type: 'order_unreadable',
      orderId: 'o2',
      event: 'filled',
      error: { _tag: 'Malformed' },
    });
  });
});
