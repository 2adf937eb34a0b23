import type { Incoming } from '../connection/incoming.js';

/** The last times that the gateway itself gave; epoch milliseconds, its clock. */
export interface RecentTimes {
  /** Something has come; much bears no time. */
  readonly heard: (item: Incoming) => void;
  /**
   * Since when something may be missing: the earliest of the last three times. One time that lies in the future would
   * hide from a reader of REST what was missed before it; one that is too early only makes it read more.
   */
  readonly silentSince: () => number | undefined;
}

const timesKept = 3;

/** Before the first message that bears a time. */
export function recentTimes(): RecentTimes {
  /** A ring, as this is told of every message: the newest takes the place of the oldest. */
  const times: number[] = [];
  let next = 0;

  return {
    heard: (item) => {
      const time = timeOf(item);
      if (time === undefined) return;
      times[next] = time;
      next = (next + 1) % timesKept;
    },
    silentSince: () => (times.length === 0 ? undefined : Math.min(...times)),
  };
}

function timeOf(item: Incoming): number | undefined {
  switch (item.type) {
    case 'order_event':
    case 'order_submitted':
    case 'balance_update':
      return item.timestamp;
    case 'heartbeat':
      // One stored page of the documentation shows 0, a placeholder (protocol 1.3).
      return item.ts > 0 ? item.ts : undefined;
    default:
      return undefined;
  }
}
