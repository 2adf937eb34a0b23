import { VirtualTimeScheduler } from 'rxjs';

/** A clock that a test turns by hand: nothing waits for real. */
export interface VirtualTime {
  readonly scheduler: VirtualTimeScheduler;
  /** Runs all that is due within the next `ms` milliseconds, in order; the clock then stands there. */
  readonly advanceBy: (ms: number) => void;
  readonly nowMs: () => number;
  /** How many timers are still set: 0 when everything has let go. */
  readonly timersSet: () => number;
}

/** @param startMs epoch milliseconds; by default the time at which tokens of `agg-rx/testing` are issued */
export function virtualTime(startMs = 1_710_000_000_000): VirtualTime {
  const scheduler = new VirtualTimeScheduler();
  scheduler.frame = startMs;
  return {
    scheduler,
    advanceBy(ms) {
      scheduler.maxFrames = scheduler.frame + ms;
      // The clock moves with what is due on it, so something must be due at the end.
      scheduler.schedule(() => undefined, ms);
      scheduler.flush();
    },
    nowMs: () => scheduler.now(),
    timersSet: () => scheduler.actions.length,
  };
}
