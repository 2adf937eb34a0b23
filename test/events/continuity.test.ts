import { continuity, filled, heartbeat, orderSubmitted, unrecognizedEvent } from 'agg-rx/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  interrupted,
  isUserSwitch,
  noContinuity,
  signedIn,
  userIdOf,
  type Continuity,
  type ContinuityState,
} from '../../src/events/index.js';

/** A state that has been reached by signing in and being interrupted, in any order. */
const histories = fc.array(
  fc.oneof(
    fc.constantFrom('u1', 'u2').map((userId) => (state: ContinuityState) => signedIn(state, userId, 1)),
    fc.option(fc.nat(), { nil: undefined }).map((since) => (state: ContinuityState) => interrupted(state, 1, since)),
  ),
  { maxLength: 20 },
);

describe('signedIn', () => {
  it('says connected the first time', () => {
    expect(signedIn(noContinuity, 'u1', 7)).toStrictEqual([
      { epoch: 1, userId: 'u1', isLive: true },
      { type: 'continuity', cause: 'connected', epoch: 1, userId: 'u1', at: 7 },
    ]);
  });

  it('says nothing of a renewal, and gives the very same state back', () => {
    const [live] = signedIn(noContinuity, 'u1', 7);

    const renewed = signedIn(live, 'u1', 8);

    expect(renewed).toStrictEqual([live]);
    expect(renewed[0]).toBe(live);
  });

  it('says reconnected after a break, with the gateway’s last time where there was one', () => {
    const [live] = signedIn(noContinuity, 'u1', 7);

    expect(signedIn(interrupted(live, 8, 5)[0], 'u1', 9)[1]).toStrictEqual({
      type: 'continuity',
      cause: 'reconnected',
      epoch: 2,
      userId: 'u1',
      at: 9,
      silentSince: 5,
    });
    expect(signedIn(interrupted(live, 8)[0], 'u1', 9)[1]).not.toHaveProperty('silentSince');
  });

  it('says user_switched for another user, broken or not, and nothing of the former one’s times', () => {
    const [live] = signedIn(noContinuity, 'u1', 7);
    const switched = { type: 'continuity', cause: 'user_switched', epoch: 2, userId: 'u2', at: 9 };

    expect(signedIn(live, 'u2', 9)[1]).toStrictEqual(switched);
    expect(signedIn(interrupted(live, 8, 5)[0], 'u2', 9)[1]).toStrictEqual(switched);
  });
});

describe('interrupted', () => {
  it('says so with the number of the stretch that ends', () => {
    const [live] = signedIn(noContinuity, 'u1', 7);

    expect(interrupted(live, 8, 5)).toStrictEqual([
      { epoch: 1, userId: 'u1', isLive: false, silentSince: 5 },
      { type: 'continuity', cause: 'interrupted', epoch: 1, userId: 'u1', at: 8, silentSince: 5 },
    ]);
  });

  it('says nothing where nothing went on', () => {
    const [broken] = interrupted(signedIn(noContinuity, 'u1', 7)[0], 8);

    expect(interrupted(noContinuity, 8)).toStrictEqual([noContinuity]);
    expect(interrupted(broken, 9, 5)[0]).toBe(broken);
    expect(interrupted(broken, 9, 5)).toHaveLength(1);
  });
});

describe('over any history', () => {
  it('epochs count up by one at each beginning, and interrupted has the number of what it ends', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        let state = noContinuity;
        const markers: Continuity[] = [];
        for (const step of steps) {
          const [after, marker] = step(state);
          state = after;
          if (marker !== undefined) markers.push(marker);
        }

        const begun = markers.filter(({ cause }) => cause !== 'interrupted');
        expect(begun.map(({ epoch }) => epoch)).toStrictEqual(begun.map((_marker, index) => index + 1));
        for (const [index, marker] of markers.entries()) {
          const before = markers[index - 1];
          if (marker.cause === 'connected') expect(before).toBeUndefined();
          if (marker.cause === 'interrupted')
            expect(marker).toMatchObject({ epoch: before?.epoch, userId: before?.userId });
          if (marker.cause === 'reconnected')
            expect(before).toMatchObject({ cause: 'interrupted', userId: marker.userId });
          if (marker.cause === 'user_switched') expect(before?.userId).not.toBe(marker.userId);
        }
      }),
    );
  });
});

describe('isUserSwitch', () => {
  it('is true of user_switched alone', () => {
    expect(isUserSwitch(continuity({ cause: 'user_switched' }))).toBe(true);
    for (const cause of ['connected', 'interrupted', 'reconnected'] as const) {
      expect(isUserSwitch(continuity({ cause }))).toBe(false);
    }
    expect(isUserSwitch(heartbeat())).toBe(false);
    expect(isUserSwitch({ type: 'order_event', cause: 'user_switched' })).toBe(false);
  });
});

describe('userIdOf', () => {
  it('is what order events and markers bear, and nothing else does', () => {
    expect(userIdOf(filled({ userId: 'u1' }))).toBe('u1');
    expect(userIdOf(unrecognizedEvent({ raw: { userId: 'u1' } }))).toBe('u1');
    expect(userIdOf(unrecognizedEvent({ raw: { userId: 7 } }))).toBeUndefined();
    expect(userIdOf(continuity({ cause: 'connected', userId: 'u1' }))).toBe('u1');
    expect(userIdOf(orderSubmitted())).toBeUndefined();
  });
});
