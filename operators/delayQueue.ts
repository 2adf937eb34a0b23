import type { SchedulerLike, Subscription } from 'rxjs';

/** Values that each become due the same time after they were put in, unless they are taken out before. */
export interface DelayQueue<Key, Value> {
  /** Puts a value in at the end: the key's delay begins anew. */
  readonly start: (key: Key, value: Value) => void;
  /** Exchanges the value of a key that is in the queue; its delay goes on. */
  readonly update: (key: Key, value: Value) => void;
  readonly delete: (key: Key) => void;
  readonly clear: () => void;
  /** Takes every value out, the longest waiting first. */
  readonly drain: () => readonly Value[];
  /** The clock stands still until `resume`. */
  readonly pause: () => void;
  readonly resume: () => void;
}

/** The longest that a timer can be set for; a longer delay is made of several. */
const maxTimerMs = 2 ** 31 - 1;

/**
 * An empty queue. All delays are equal, so the order of arrival is the order of falling due, and one timer
 * serves all: it is set for the longest waiting value and never moved by an arrival.
 */
export function delayQueue<Key, Value>(
  delayMs: number,
  scheduler: SchedulerLike,
  onDue: (value: Value) => void,
): DelayQueue<Key, Value> {
  const entries = new Map<Key, { readonly dueAtMs: number; value: Value }>();
  let timer: Subscription | undefined;
  let stoodStillMs = 0;
  let pausedAtMs: number | undefined;

  const nowMs = (): number => (pausedAtMs ?? scheduler.now()) - stoodStillMs;

  function stopTimer(): void {
    timer?.unsubscribe();
    timer = undefined;
  }

  function setTimer(): void {
    stopTimer();
    const [oldest] = entries.values();
    if (oldest === undefined || pausedAtMs !== undefined) return;
    timer = scheduler.schedule(takeDue, Math.min(oldest.dueAtMs - nowMs(), maxTimerMs));
  }

  function takeDue(): void {
    for (const [key, { dueAtMs, value }] of entries) {
      if (dueAtMs > nowMs()) break;
      entries.delete(key);
      onDue(value);
    }
    setTimer();
  }

  function clear(): void {
    entries.clear();
    stopTimer();
  }

  return {
    start(key, value) {
      entries.delete(key);
      entries.set(key, { dueAtMs: nowMs() + delayMs, value });
      if (timer === undefined) setTimer();
    },
    update(key, value) {
      const entry = entries.get(key);
      if (entry !== undefined) entry.value = value;
    },
    delete(key) {
      entries.delete(key);
      if (entries.size === 0) stopTimer();
    },
    clear,
    drain() {
      const values = Array.from(entries.values(), ({ value }) => value);
      clear();
      return values;
    },
    pause() {
      pausedAtMs ??= scheduler.now();
      stopTimer();
    },
    resume() {
      if (pausedAtMs === undefined) return;
      stoodStillMs += scheduler.now() - pausedAtMs;
      pausedAtMs = undefined;
      setTimer();
    },
  };
}
