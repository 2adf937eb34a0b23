import { Subscription, type SchedulerLike } from 'rxjs';
import { maxTimerMs } from './longTimer.js';

/** When a silent socket counts as dead. */
export interface LivenessOptions {
  /**
   * How long a socket may bring no frame of any kind, in milliseconds.
   * @defaultValue 2.5 learned heartbeat periods, 20 to 120 s; 75 s until a period is learned
   */
  readonly silentMs?: number;
}

/** What one connection after another has taught of the gateway's heartbeat. */
export interface Pulse {
  /** The gaps between the last heartbeats, at most `gapsKept`; milliseconds by this machine's clock. */
  readonly gapsMs: readonly number[];
  /** How many sockets in a row went silent before a period was learned. */
  readonly silences: number;
}

/** Before the first heartbeat. */
export const noPulse: Pulse = { gapsMs: [], silences: 0 };

const gapsKept = 5;
const periodsAllowed = 2.5;
const learnedMinMs = 20_000;
const learnedMaxMs = 120_000;
const unlearnedMs = 75_000;
const unlearnedMaxMs = 300_000;

/** Another heartbeat came `gapMs` after the one before it on the same socket. */
export const withGap = (pulse: Pulse, gapMs: number): Pulse => ({
  gapsMs: [...pulse.gapsMs.slice(1 - gapsKept), gapMs],
  silences: 0,
});

/** A socket went silent. Without a learned period the gateway may just be quiet: the next limit is longer. */
export const withSilence = (pulse: Pulse): Pulse => ({ ...pulse, silences: pulse.silences + 1 });

/** How long a socket may be silent; milliseconds. AGG does not say how often it sends heartbeats. */
export function silenceLimitMs({ gapsMs, silences }: Pulse, { silentMs }: LivenessOptions): number {
  if (silentMs !== undefined) return silentMs;
  const periodMs = medianOf(gapsMs);
  if (periodMs === undefined) return Math.min(unlearnedMaxMs, unlearnedMs * 2 ** silences);
  return Math.min(learnedMaxMs, Math.max(learnedMinMs, periodsAllowed * periodMs));
}

/** The upper of the middle two where there are two: a limit too long is a lesser harm than a drop. */
const medianOf = (numbers: readonly number[]): number | undefined =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Watches sockets for silence, one after another; what one has taught serves the next. */
export interface Liveness {
  /** Begins with a socket; `onSilent` is called once, when it has been silent for too long. */
  readonly watch: (onSilent: (limitMs: number) => void) => SilenceWatch;
}

/** The watch over one socket. */
export interface SilenceWatch {
  /** A frame came: the socket lives. */
  readonly frame: () => void;
  /** The frame was a heartbeat. */
  readonly heartbeat: () => void;
  /** Looks at once: a machine that slept has not run its timers. */
  readonly check: () => void;
  readonly stop: () => void;
}

export function createLiveness(options: LivenessOptions, scheduler: SchedulerLike): Liveness {
  let pulse = noPulse;

  return {
    watch: (onSilent) => {
      let lastFrameAtMs = scheduler.now();
      let lastHeartbeatAtMs: number | undefined;
      let timer = Subscription.EMPTY;

      const check = (): void => {
        timer.unsubscribe();
        const limitMs = silenceLimitMs(pulse, options);
        const leftMs = lastFrameAtMs + limitMs - scheduler.now();
        if (leftMs > 0) {
          timer = scheduler.schedule(check, Math.min(leftMs, maxTimerMs));
          return;
        }
        pulse = withSilence(pulse);
        onSilent(limitMs);
      };
      check();

      return {
        frame: () => {
          lastFrameAtMs = scheduler.now();
        },
        heartbeat: () => {
          const nowMs = scheduler.now();
          if (lastHeartbeatAtMs !== undefined) pulse = withGap(pulse, nowMs - lastHeartbeatAtMs);
          lastHeartbeatAtMs = nowMs;
          check();
        },
        check,
        stop: () => {
          timer.unsubscribe();
        },
      };
    },
  };
}
