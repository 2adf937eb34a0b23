import type { RetryStatus } from '../connection/retryWithRefresh.js';

/** Where the connection stands, tagged by `state`. */
export type GatewayStatus =
  | {
      /** No socket, and none wanted: nobody subscribes. */
      readonly state: 'idle';
    }
  /** `connecting { attempt }`, `refreshing`, or `waiting { attempt, delayMs, cause }`. */
  | RetryStatus
  | {
      /** The gateway has answered; nobody is signed in. */
      readonly state: 'open';
      /** The app as AGG knows it. */
      readonly appId: string;
    }
  | {
      /** A user is signed in: the user's events arrive. */
      readonly state: 'authenticated';
      /** The app as AGG knows it. */
      readonly appId: string;
      /** Who is signed in. */
      readonly userId: string;
    }
  | {
      /** The end; after `signed_out`, `authenticate(accessToken)` makes the gateway usable again. */
      readonly state: 'closed';
      /** Who or what ended it. */
      readonly reason: 'by_user' | 'signed_out' | 'gave_up' | 'refused';
    };
