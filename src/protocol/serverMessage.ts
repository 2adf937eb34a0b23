import type { BalanceUpdate } from './balanceUpdate.js';
import type {
  Authenticated,
  Connected,
  Heartbeat,
  ServerError,
  Subscribed,
  Unsubscribed,
} from './connectionMessages.js';
import type { OrderEvent } from './orderEvent.js';
import type { OrderSubmitted } from './orderSubmitted.js';

/** A message of a `type` that this library doesn't read, or an unknown order event without a usable order. */
export interface Unrecognized {
  /** Stands for every `type` that is not read. */
  readonly type: 'unrecognized';
  /** The message's `type` on the wire. */
  readonly name: string;
  /** The whole message as it came. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Everything the gateway sends, as a closed union on `type`. */
export type ServerMessage =
  | Connected
  | Authenticated
  | Heartbeat
  | ServerError
  | Subscribed
  | Unsubscribed
  | OrderSubmitted
  | BalanceUpdate
  | OrderEvent
  | Unrecognized;
