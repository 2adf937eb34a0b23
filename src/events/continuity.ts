/** Why a continuity marker stands where it does. */
export type ContinuityCause = 'connected' | 'interrupted' | 'reconnected' | 'user_switched';

/**
 * Stands in the stream wherever continuity begins, breaks, mends or moves to another user. Between
 * `interrupted` and the next marker events may have been lost: the gateway replays nothing. After a rotation the two
 * may stand side by side: then what may have been lost lies before them.
 */
export interface Continuity {
  /** Tells it from the gateway's messages: this one is made here. */
  readonly type: 'continuity';
  /** Whether continuity begins, breaks, mends or moves to another user. */
  readonly cause: ContinuityCause;
  /** Counts the continuous stretches, from 1; `interrupted` bears the number of the stretch that it ends. */
  readonly epoch: number;
  /** Whose events they are. */
  readonly userId: string;
  /** Epoch milliseconds, this machine's clock. */
  readonly at: number;
  /**
   * Since when something may be missing: the earliest of the last three times that the gateway itself gave before the
   * break; epoch milliseconds, the gateway's clock. Never later than the last one, so that one time in the future
   * hides nothing from a reader of REST.
   */
  readonly silentSince?: number;
}

/**
 * Tells the marker at which everything known of the user before must be forgotten.
 *
 * @example
 * isUserSwitch(continuity({ cause: 'user_switched' })); // => true
 * isUserSwitch(continuity({ cause: 'reconnected' })); // => false
 */
export const isUserSwitch = (message: { readonly type: string; readonly cause?: unknown }): boolean =>
  message.type === 'continuity' && message.cause === 'user_switched';
