import type { AccessToken } from './accessToken.js';
import type { Ended } from './reconnect.js';

/** The end of one connection, as an error between `open` and `retryWithRefresh`; no subscriber ever sees it. */
export class ConnectionClosed extends Error {
  override readonly name = 'ConnectionClosed';
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  /** A word for why, where it was not the other side that closed. */
  readonly why: string;
  readonly next?: NonNullable<Ended['next']>;
  /** The token that was sent last on this connection; none where none was. */
  readonly sent?: AccessToken;

  constructor(close: {
    readonly code?: number;
    readonly reason?: string;
    readonly wasClean?: boolean;
    readonly why?: string;
    readonly message: string;
    readonly next?: NonNullable<Ended['next']>;
    readonly sent?: AccessToken | undefined;
  }) {
    super(close.message);
    this.code = close.code ?? 1006;
    this.reason = close.reason ?? '';
    this.wasClean = close.wasClean ?? false;
    this.why = close.why ?? 'closed';
    if (close.next !== undefined) this.next = close.next;
    if (close.sent !== undefined) this.sent = close.sent;
  }
}
