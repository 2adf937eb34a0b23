import type { Continuity } from './continuity.js';

/** What is remembered of a stream's continuity. */
export interface ContinuityState {
  /** The number of the last continuous stretch; 0 before the first. */
  readonly epoch: number;
  /** The user of the last stretch. */
  readonly userId?: string;
  /** Whether that stretch still goes on. */
  readonly isLive: boolean;
  /** The last time that the gateway gave, in epoch milliseconds by its clock. */
  readonly lastServerAt?: number;
}

/** Before the first sign-in. */
export const noContinuity: ContinuityState = { epoch: 0, isLive: false };

type Step = readonly [ContinuityState, Continuity?];

/** Somebody has been signed in. A renewal for the same user on the same stretch is nothing new. */
export function signedIn(before: ContinuityState, userId: string, at: number): Step {
  if (before.isLive && before.userId === userId) return [before];
  const cause = before.userId === undefined ? 'connected' : before.userId === userId ? 'reconnected' : 'user_switched';
  const epoch = before.epoch + 1;
  const after: ContinuityState = { ...before, epoch, userId, isLive: true };
  const isMend = cause === 'reconnected' && before.lastServerAt !== undefined;
  return [
    after,
    { type: 'continuity', cause, epoch, userId, at, ...(isMend && { silentSince: before.lastServerAt }) },
  ];
}

/** The stretch has come to its end: events may be lost from here on. */
export function interrupted(before: ContinuityState, at: number): Step {
  if (!before.isLive || before.userId === undefined) return [before];
  const { epoch, userId, lastServerAt } = before;
  return [
    { ...before, isLive: false },
    {
      type: 'continuity',
      cause: 'interrupted',
      epoch,
      userId,
      at,
      ...(lastServerAt !== undefined && { silentSince: lastServerAt }),
    },
  ];
}

/** The gateway has given a time. */
export const heard = (before: ContinuityState, serverAt: number): ContinuityState =>
  before.lastServerAt !== undefined && serverAt <= before.lastServerAt ? before : { ...before, lastServerAt: serverAt };
