import { describe, expect, it } from 'vitest';
import {
  createLiveness,
  noPulse,
  silenceLimitMs,
  withGap,
  withSilence,
  type Liveness,
  type Pulse,
} from '../../src/connection/liveness.js';
import { virtualTime, type VirtualTime } from '../support/virtualTime.js';

const learned = (...gapsMs: readonly number[]): Pulse => gapsMs.reduce(withGap, noPulse);

describe('rule 8: how long a socket may be silent', () => {
  it.each([
    ['75 s before a period is learned', noPulse, {}, 75_000],
    ['2.5 periods once one is', learned(30_000), {}, 75_000],
    ['no less than 20 s', learned(1_000), {}, 20_000],
    ['no more than 120 s', learned(60_000), {}, 120_000],
    [
      'by the middle of the last few, so that one late heartbeat counts for nothing',
      learned(15_000, 15_000, 90_000),
      {},
      37_500,
    ],
    ['by the last five alone', learned(60_000, 60_000, 60_000, 10_000, 10_000, 10_000, 10_000), {}, 25_000],
    ['by the longer of two', learned(10_000, 20_000), {}, 50_000],
    ['what the caller says, whatever is learned', learned(30_000), { silentMs: 1_000 }, 1_000],
    ['twice as long after a silence that taught nothing', withSilence(noPulse), {}, 150_000],
    ['never over 5 minutes', withSilence(withSilence(withSilence(noPulse))), {}, 300_000],
    ['as long as ever after a silence where the period is known', withSilence(learned(30_000)), {}, 75_000],
  ])('%s', (_rule, pulse, options, limitMs) => {
    expect(silenceLimitMs(pulse, options)).toBe(limitMs);
  });
});

/** One socket watched; `silentAfterMs` has the moments at which it was found silent. */
function watched(time: VirtualTime, liveness: Liveness) {
  const startMs = time.nowMs();
  const silentAfterMs: number[] = [];
  const watch = liveness.watch(() => silentAfterMs.push(time.nowMs() - startMs));
  return { watch, silentAfterMs };
}

describe('createLiveness', () => {
  it('finds a socket silent from its beginning', () => {
    const time = virtualTime();
    const { silentAfterMs } = watched(time, createLiveness({}, time.scheduler));

    time.advanceBy(300_000);

    expect(silentAfterMs).toStrictEqual([75_000]);
    expect(time.timersSet()).toBe(0);
  });

  it('takes any frame for life', () => {
    const time = virtualTime();
    const { watch, silentAfterMs } = watched(time, createLiveness({ silentMs: 1_000 }, time.scheduler));

    for (let frame = 0; frame < 10; frame += 1) {
      time.advanceBy(999);
      watch.frame();
    }
    expect(silentAfterMs).toStrictEqual([]);
    time.advanceBy(1_000);

    expect(silentAfterMs).toStrictEqual([10_990]);
  });

  it('keeps what a socket taught for the next one', () => {
    const time = virtualTime();
    const liveness = createLiveness({}, time.scheduler);
    const former = watched(time, liveness);
    former.watch.heartbeat();
    time.advanceBy(10_000);
    former.watch.frame();
    former.watch.heartbeat();
    former.watch.stop();

    const { silentAfterMs } = watched(time, liveness);
    time.advanceBy(60_000);

    expect(former.silentAfterMs).toStrictEqual([]);
    expect(silentAfterMs).toStrictEqual([25_000]);
  });

  it('learns no period from heartbeats of two sockets', () => {
    const time = virtualTime();
    const liveness = createLiveness({}, time.scheduler);
    const former = watched(time, liveness);
    former.watch.heartbeat();
    former.watch.stop();
    time.advanceBy(1_000);
    const next = watched(time, liveness);
    next.watch.heartbeat();

    time.advanceBy(80_000);

    expect(next.silentAfterMs).toStrictEqual([75_000]);
  });

  it('shortens the wait at the very heartbeat that teaches a shorter one', () => {
    const time = virtualTime();
    const { watch, silentAfterMs } = watched(time, createLiveness({}, time.scheduler));
    watch.heartbeat();
    time.advanceBy(10_000);
    watch.frame();
    watch.heartbeat();

    time.advanceBy(25_000);

    expect(silentAfterMs).toStrictEqual([35_000]);
  });

  it('is more patient with the next socket while nothing is learned', () => {
    const time = virtualTime();
    const liveness = createLiveness({}, time.scheduler);
    watched(time, liveness);
    time.advanceBy(75_000);

    const { silentAfterMs } = watched(time, liveness);
    time.advanceBy(300_000);

    expect(silentAfterMs).toStrictEqual([150_000]);
  });

  it('waits longer than a timer can be set for', () => {
    const time = virtualTime();
    const silentMs = 2 ** 31 + 1_000;
    const { silentAfterMs } = watched(time, createLiveness({ silentMs }, time.scheduler));

    time.advanceBy(silentMs - 1);
    expect(silentAfterMs).toStrictEqual([]);
    time.advanceBy(1);

    expect(silentAfterMs).toStrictEqual([silentMs]);
  });

  it('looks at once when asked, as after sleep', () => {
    const time = virtualTime();
    const { watch, silentAfterMs } = watched(time, createLiveness({}, time.scheduler));
    watch.check();
    expect(silentAfterMs).toStrictEqual([]);

    // Asleep: the clock goes on, and timers don't run.
    time.scheduler.frame += 76_000;
    watch.check();

    expect(silentAfterMs).toStrictEqual([76_000]);
  });

  it('leaves no timer when it is stopped', () => {
    const time = virtualTime();
    watched(time, createLiveness({}, time.scheduler)).watch.stop();

    expect(time.timersSet()).toBe(0);
  });
});
