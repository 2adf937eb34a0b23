import { describe, expect, it } from 'vitest';
import { longTimer } from '../../src/connection/longTimer.js';
import { virtualTime } from '../support/virtualTime.js';

describe('longTimer', () => {
  it.each([0, 1, 2 ** 31 - 1, 2 ** 31, 3 * 2 ** 31])('is over after %i ms, once', (delayMs) => {
    const time = virtualTime();
    const startMs = time.nowMs();
    const heard: unknown[] = [];
    longTimer(delayMs, time.scheduler).subscribe({
      next: () => heard.push(time.nowMs() - startMs),
      complete: () => heard.push('complete'),
    });

    time.advanceBy(delayMs + 2 ** 31);

    expect(heard).toStrictEqual([delayMs, 'complete']);
  });

  it('sets no timer that is longer than one can be', () => {
    const time = virtualTime();

    longTimer(2 ** 40, time.scheduler).subscribe();

    expect(time.scheduler.actions.map(({ delay }) => delay - time.nowMs())).toStrictEqual([2 ** 31 - 1]);
  });

  it('lets go when it is unsubscribed', () => {
    const time = virtualTime();

    longTimer(2 ** 40, time.scheduler)
      .subscribe()
      .unsubscribe();

    expect(time.timersSet()).toBe(0);
  });
});
