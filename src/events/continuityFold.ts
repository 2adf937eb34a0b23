import type { Continuity } from './continuity.js';

/** What is remembered of a stream's continuity. */
export interface ContinuityState {
  /** The number of the last continuous stretch; 0 before the first. */
  readonly epoch: number;
  /** The user of the last stretch. */
  readonly userId?: string;
  /** Whether that stretch still goes on. */
  readonly isLive: boolean;
  /** The last time that the gateway gave before the stretch broke; epoch milliseconds by its clock. */
  readonly silentSince?: number;
}

/** Before the first sign-in. */
export const noContinuity: ContinuityState = { epoch: 0, isLive: false };

type Step = readonly [ContinuityState, Continuity?];

/** Somebody has been signed in. A renewal for the same user on the same stretch is nothing new. */
export function signedIn(before: ContinuityState, userId: string, at: number): Step {
  if (before.isLive && before.userId === userId) return [before];
  const cause = before.userId === undefined ? 'connected' : before.userId === userId ? 'reconnected' : 'user_switched';
  const epoch = before.epoch + 1;
  const mends = cause === 'reconnected' && before.silentSince !== undefined;
  return [
    { epoch, userId, isLive: true },
    { type: 'continuity', cause, epoch, userId, at, ...(mends && { silentSince: before.silentSince }) },
  ];
}

/** The stretch has come to its end: events may be lost from here on. `silentSince` is the gateway's last time. */
export function interrupted(before: ContinuityState, at: number, silentSince?: number): Step {
  if (!before.isLive || before.userId === undefined) return [before];
  const { epoch, userId } = before;
  const since = silentSince === undefined ? {} : { silentSince };
  return [
    { epoch, userId, isLive: false, ...since },
    { type: 'continuity', cause: 'interrupted', epoch, userId, at, ...since },
  ];
}
