import type { SchedulerLike } from 'rxjs';
import { asyncScheduler } from 'rxjs';
import type { Paging } from './restViews.js';

/** How the simulated gateway treats tokens on its sockets. AGG documents none of it: hence knobs. */
export interface SocketTokenOptions {
  /**
   * A bad token in the connect URL: an app-level `connected`, a close, or `connected` and then an `error`.
   *
   * @defaultValue 'anonymous'
   */
  readonly badTokenAtConnect?: 'anonymous' | 'close' | 'error';
  /** A bad token in `authenticate`: an `error`, a close, or no answer. The user stays who it was. @defaultValue 'error' */
  readonly badTokenMidSession?: 'error' | 'close' | 'silent';
  /**
   * The token of an open socket expires: a close, an `error` and no more user events, no more user events
   * without a word, or nothing at all.
   *
   * @defaultValue 'close'
   */
  readonly onTokenExpiry?: 'close' | 'error' | 'silent' | 'none';
  /** The code of the closes above. @defaultValue 4401 */
  readonly tokenCloseCode?: number;
}

/** How the simulated gateway treats subscriptions. */
export interface SubscriptionOptions {
  /** Pairs of channel and outcome on one socket. @defaultValue 100 */
  readonly maxSubscriptions?: number;
  /** Whether a request that crosses the limit is refused whole, or from the limit on. @defaultValue 'whole' */
  readonly limitMode?: 'whole' | 'partial';
}

/** How the simulated gateway behaves. */
export interface SimulatedGatewayOptions extends SocketTokenOptions, SubscriptionOptions {
  /** The same seed gives the same tokens and the same frames, as far as the clock is the same. @defaultValue 1 */
  readonly seed?: number;
  /** The port on 127.0.0.1, for the socket and REST both; 0 takes a free one. @defaultValue 0 */
  readonly port?: number;
  /** The apps that may connect. @defaultValue ['app_demo123'] */
  readonly appIds?: readonly string[];
  /** The origins that may connect; left out, every origin may, and so may clients that send none. */
  readonly origins?: readonly string[];
  /**
   * How an unknown app or origin is turned away: with an HTTP status before the upgrade, or with a close
   * code after it.
   *
   * @defaultValue { status: 403 }
   */
  readonly refusal?:
    | {
        /** The HTTP status, before the upgrade. */
        readonly status: number;
      }
    | {
        /** The close code, after the upgrade. */
        readonly closeCode: number;
      };
  /** Milliseconds between heartbeats on a socket; 0 sends none. @defaultValue 30_000 */
  readonly heartbeatMs?: number;
  /** Milliseconds between WebSocket pings, which clients answer by themselves; 0 sends none. @defaultValue 0 */
  readonly wsPingMs?: number;
  /** Scripts take this many times their own time; 0 sends a script at once, in order. @defaultValue 1 */
  readonly pace?: number;
  /** How long access tokens from REST are valid, in milliseconds. @defaultValue 900_000 */
  readonly tokenTtlMs?: number;
  /** Whether access tokens are JWTs, with a readable `exp`, or say nothing to their reader. @defaultValue false */
  readonly opaqueTokens?: boolean;
  /** Whether a refresh token serves once and brings its successor, or serves again. @defaultValue true */
  readonly rotateRefreshTokens?: boolean;
  /** How long REST thinks about a refresh, in milliseconds. @defaultValue 0 */
  readonly refreshDelayMs?: number;
  /**
   * How pages of orders follow one another: after the last row given, or after so many rows, so that a new order
   * shifts them.
   *
   * @defaultValue 'row'
   */
  readonly ordersPaging?: Paging;
  /** What the outside world gives, for tests. */
  readonly ports?: {
    /** The clock and the timers. @defaultValue asyncScheduler */
    readonly scheduler?: SchedulerLike;
  };
}

type Optional = 'origins';

/** The options with their defaults. */
export type Knobs = Required<Omit<SimulatedGatewayOptions, Optional | 'ports'>> &
  Pick<SimulatedGatewayOptions, Optional> & { readonly scheduler: SchedulerLike };

/** Fills in the defaults. */
export const knobsOf = ({ ports = {}, ...options }: SimulatedGatewayOptions): Knobs => ({
  seed: 1,
  port: 0,
  appIds: ['app_demo123'],
  refusal: { status: 403 },
  heartbeatMs: 30_000,
  wsPingMs: 0,
  pace: 1,
  badTokenAtConnect: 'anonymous',
  badTokenMidSession: 'error',
  onTokenExpiry: 'close',
  tokenCloseCode: 4401,
  maxSubscriptions: 100,
  limitMode: 'whole',
  tokenTtlMs: 900_000,
  opaqueTokens: false,
  rotateRefreshTokens: true,
  refreshDelayMs: 0,
  ordersPaging: 'row',
  ...options,
  scheduler: ports.scheduler ?? asyncScheduler,
});
