import type { Either } from 'fp-ts/Either';
import type { Observable, Subscription } from 'rxjs';
import type { Cause } from '../connection/cause.js';
import type { SocketOptions } from '../connection/connection.js';
import type { LivenessOptions } from '../connection/liveness.js';
import type { Ports } from '../connection/ports.js';
import type { RetryOptions } from '../connection/reconnect.js';
import type { Session, SessionOptions } from '../connection/session.js';
import type { UserEvent } from '../events/userEvent.js';
import type { BalanceUpdate } from '../protocol/balanceUpdate.js';
import type { ClientMessage } from '../protocol/clientMessage.js';
import type { Heartbeat, ServerError } from '../protocol/connectionMessages.js';
import type { DecodeError } from '../protocol/decodeError.js';
import type { OrderEvent } from '../protocol/orderEvent.js';
import type { OrderSubmitted } from '../protocol/orderSubmitted.js';
import type { ServerMessage, Unrecognized } from '../protocol/serverMessage.js';
import type { GatewayStatus } from './status.js';

/** How a gateway is reached and kept up. */
export interface GatewayOptions extends SessionOptions {
  /** The app as AGG knows it. */
  readonly appId: string;
  /** @defaultValue 'wss://ws.agg.market/ws' */
  readonly url?: string;
  /** The user's sign-in, shared with REST; or give its options here. Without either: app level only. */
  readonly session?: Session;
  /** The socket itself: `origin` and `headers` in Node, `WebSocketCtor`, `maxFrameBytes`, `tokenIn`. */
  readonly socket?: SocketOptions;
  /** Pace and judgement of reconnects. */
  readonly retry?: RetryOptions;
  /** When a silent socket counts as dead. */
  readonly liveness?: LivenessOptions;
  /** How long the socket stays open after the last subscriber has left, in milliseconds. @defaultValue 1_000 */
  readonly lingerMs?: number;
  /** Time and chance, for tests. */
  readonly ports?: Ports;
}

/** Why an `authenticate` did not sign the user in. */
export type AuthFailure =
  | {
      /** The gateway refused the token, and a refreshed one too where there was a way to get one. */
      readonly _tag: 'Rejected';
      /** By what. */
      readonly cause: Cause;
    }
  | {
      /** A newer `authenticate` took its place. */
      readonly _tag: 'Superseded';
    }
  | {
      /** No socket is open or on its way; the token is kept and serves at the next connect. */
      readonly _tag: 'NotOpen';
    }
  | {
      /** The gateway object has come to its end. */
      readonly _tag: 'Ended';
    };

/**
 * The streams of one connection to AGG. The socket opens with the first subscriber to any stream but
 * `status$`, is shared by all, and closes `lingerMs` after the last has left. Every stream completes at
 * `close()` and errors once with a `ConnectionError` at an end that nobody asked for; nothing else is ever
 * an error.
 */
export interface Gateway {
  /** The current status at once, then each change. Never errors; completes after an end for good. */
  readonly status$: Observable<GatewayStatus>;
  /** Every decoded message, in order. */
  readonly messages$: Observable<ServerMessage>;
  /** The user's messages with the `continuity` markers between them: what the operators take. */
  readonly userEvents$: Observable<UserEvent>;
  /** The `order_submitted` messages: a trade was accepted. */
  readonly orderSubmitted$: Observable<OrderSubmitted>;
  /** The `order_event` messages: steps, fills and ends of orders. */
  readonly orderEvents$: Observable<OrderEvent>;
  /** The `balance_update` messages. */
  readonly balanceUpdates$: Observable<BalanceUpdate>;
  /** The `heartbeat` messages. */
  readonly heartbeats$: Observable<Heartbeat>;
  /** The gateway's own `error` messages, as values. */
  readonly serverErrors$: Observable<ServerError>;
  /** What the gateway says that this library doesn't read, with everything it said. */
  readonly unrecognized$: Observable<Unrecognized>;
  /** The `DecodeError` of each frame that did not decode; the streams go on. */
  readonly rejected$: Observable<DecodeError>;
  /** Holds the socket open; unsubscribe to let go. Its own errors are handled. */
  readonly connect: () => Subscription;
  /** Closes for good: the streams complete. */
  readonly close: () => void;
  /**
   * Signs in, renews or switches user on the open socket; `null` leaves the user level.
   * The answer is hot and never errors: it need not be subscribed.
   */
  readonly authenticate: {
    (accessToken: string): Observable<Either<AuthFailure, { readonly userId: string }>>;
    (accessToken: null): Observable<Either<AuthFailure, { readonly userId: null }>>;
  };
  /** True if the message was handed to an open socket; nothing is queued or replayed. */
  readonly send: (message: ClientMessage) => boolean;
  /**
   * Moves to a fresh socket without a gap: the next is open and signed in before the former closes, and a
   * message that both brought is delivered once. One that fails changes nothing.
   *
   * The former is kept until it has shown that nothing is missing between the two, by a message that both bring or a
   * heartbeat, and 10 s more for what is late; with heartbeats that takes about one or two of their periods. If it
   * breaks, closes or goes silent before that, events may be lost: then `interrupted` and `reconnected` stand in
   * `userEvents$`, and the stream goes on. Asked for while the former is kept, or the next is being opened, it is that
   * same rotation.
   */
  readonly rotate: () => void;
}
