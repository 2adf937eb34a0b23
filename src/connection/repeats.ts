import type { SchedulerLike } from 'rxjs';
import { isFrame, type Incoming } from './incoming.js';

/** Tells the messages that two sockets of one user both bring, so that each is delivered once. */
export interface Repeats {
  /** From here on the next socket may bring what the former brings, and the other way round. */
  readonly begin: () => void;
  /** The former socket brings no more; the next may still repeat it for a while. */
  readonly end: () => void;
  /** There is no next socket after all. */
  readonly forget: () => void;
  /** Whether it is to be delivered: all but a frame, read or not, that the other has brought. */
  readonly isNew: (item: Incoming, by: 'former' | 'next') => boolean;
}

/** How much later than one socket the other may bring a frame; milliseconds. */
export const mostLateMs = 10_000;

export function createRepeats(scheduler: SchedulerLike): Repeats {
  /** How much more often the former has brought a message than the next; below zero the next is ahead. */
  let lead: Map<string, number> | undefined;
  let overAtMs: number | undefined;

  const forget = (): void => {
    lead = undefined;
    overAtMs = undefined;
  };

  return {
    begin: () => {
      lead = new Map();
      overAtMs = undefined;
    },
    end: () => {
      overAtMs = scheduler.now() + mostLateMs;
    },
    forget,
    isNew: (item, by) => {
      if (overAtMs !== undefined && scheduler.now() >= overAtMs) forget();
      if (lead === undefined || !isFrame(item)) return true;
      const text = textOf(item);
      if (text === undefined) return true;
      const before = lead.get(text) ?? 0;
      const after = by === 'former' ? before + 1 : before - 1;
      if (after === 0) lead.delete(text);
      else lead.set(text, after);
      return Math.abs(after) > Math.abs(before);
    },
  };
}

/** What the gateway sends may be nested deeper than can be written: such a message is delivered each time. */
function textOf(frame: Incoming): string | undefined {
  try {
    return JSON.stringify(frame);
  } catch {
    return undefined;
  }
}
