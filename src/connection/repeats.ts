import type { SchedulerLike } from 'rxjs';
import type { DecodeError } from '../protocol/decodeError.js';
import type { ServerMessage } from '../protocol/serverMessage.js';

/** Tells the messages that two sockets of one user both bring, so that each is delivered once. */
export interface Repeats {
  /** From here on the former socket's messages are remembered: the next one may bring them again. */
  readonly remember: () => void;
  /** The next socket serves: what the former brought, and it brings again, is not new. */
  readonly sift: () => void;
  /** There is no next socket after all. */
  readonly forget: () => void;
  /** Whether a frame is to be delivered, read or not. */
  readonly isNew: (frame: ServerMessage | DecodeError) => boolean;
}

/** How long after the change the next socket may still bring what the former has brought; milliseconds. */
const overlapMs = 10_000;

export function createRepeats(scheduler: SchedulerLike): Repeats {
  /** How often each message was brought by the former socket and not yet by the next. */
  let seen: Map<string, number> | undefined;
  let siftUntilMs: number | undefined;

  const forget = (): void => {
    seen = undefined;
    siftUntilMs = undefined;
  };

  return {
    remember: () => {
      seen = new Map();
      siftUntilMs = undefined;
    },
    sift: () => {
      siftUntilMs = scheduler.now() + overlapMs;
    },
    forget,
    isNew: (frame) => {
      if (seen === undefined) return true;
      if (siftUntilMs !== undefined && scheduler.now() >= siftUntilMs) {
        forget();
        return true;
      }
      const text = textOf(frame);
      if (text === undefined) return true;
      const times = seen.get(text) ?? 0;
      if (siftUntilMs === undefined) seen.set(text, times + 1);
      else if (times > 0) seen.set(text, times - 1);
      return siftUntilMs === undefined || times === 0;
    },
  };
}

/** What the gateway sends may be nested deeper than can be written: such a message is delivered each time. */
function textOf(frame: ServerMessage | DecodeError): string | undefined {
  try {
    return JSON.stringify(frame);
  } catch {
    return undefined;
  }
}
