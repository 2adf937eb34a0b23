import { VirtualTimeScheduler } from 'rxjs';

/** A clock that a test turns, while sockets are real. */
export interface VirtualTime {
  readonly scheduler: VirtualTimeScheduler;
  readonly advanceBy: (ms: number) => void;
}

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
  };
}
