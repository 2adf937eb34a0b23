import type { ServerMessage } from '../protocol/serverMessage.js';

/** The last times that the gateway itself gave, the newest last; epoch milliseconds, its clock. */
export type RecentTimes = readonly number[];

/** Before the first message that bears a time. */
export const noTimes: RecentTimes = [];

const timesKept = 3;

/** Another message has come; many bear no time. */
export function heard(times: RecentTimes, message: ServerMessage): RecentTimes {
  const time = timeOf(message);
  return time === undefined ? times : [...times.slice(1 - timesKept), time];
}

/**
 * Since when something may be missing: the earliest of the last three times. One time that lies in the future would
 * hide from a reader of REST what was missed before it; one that is too early only makes it read more.
 */
export const silentSince = (times: RecentTimes): number | undefined =>
  times.length === 0 ? undefined : Math.min(...times);

function timeOf(message: ServerMessage): number | undefined {
  switch (message.type) {
    case 'heartbeat':
      // One stored page of the documentation shows 0, a placeholder (protocol 1.3).
      return message.ts > 0 ? message.ts : undefined;
    case 'order_submitted':
    case 'order_event':
    case 'balance_update':
      return message.timestamp;
    default:
      return undefined;
  }
}
