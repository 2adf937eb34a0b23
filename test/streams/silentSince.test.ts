import { balanceUpdate, filled, heartbeat, orderSubmitted, serverError } from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/connection/incoming.js';
import { recentTimes } from '../../src/streams/silentSince.js';

function sinceAfter(...items: Incoming[]): number | undefined {
  const times = recentTimes();
  for (const item of items) times.heard(item);
  return times.silentSince();
}

describe('silentSince', () => {
  it('is unknown before the gateway has given a time', () => {
    expect(sinceAfter(serverError())).toBeUndefined();
  });

  it('is the earliest of the last three times, whichever message bore them', () => {
    expect(
      sinceAfter(
        filled({ timestamp: 1 }),
        heartbeat({ ts: 40 }),
        orderSubmitted({ timestamp: 20 }),
        balanceUpdate({ timestamp: 30 }),
        serverError(),
      ),
    ).toBe(20);
  });

  it.each([1, 2])('is moved by no time in the future, nor by %i more in a row', (absurd) => {
    const messages = Array.from({ length: absurd }, () => filled({ timestamp: 9_999_999_999_999 }));

    expect(sinceAfter(heartbeat({ ts: 10 }), ...messages)).toBe(10);
  });

  it('forgets a time in the future once three more have come', () => {
    const after = [20, 30, 40].map((ts) => heartbeat({ ts }));

    expect(sinceAfter(filled({ timestamp: 9_999_999_999_999 }), ...after)).toBe(20);
  });

  it('takes a heartbeat of 0 for one without a time', () => {
    expect(sinceAfter(filled({ timestamp: 10 }), heartbeat({ ts: 0 }))).toBe(10);
  });
});
