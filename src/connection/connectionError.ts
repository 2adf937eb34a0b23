import type { Cause } from './cause.js';

/**
 * An end that nobody asked for; the only error that a gateway's streams ever have.
 *
 * - `SignedOut`: `refreshAccessToken` was refused; sign in again with `gateway.authenticate(token)`.
 * - `GaveUp`: `retry.maxAttempts` connections in a row have failed.
 * - `Refused`: the gateway says twice in a row that it can't read what we send.
 */
export class ConnectionError extends Error {
  /** Always `ConnectionError`. */
  override readonly name = 'ConnectionError';
  /** Tells the three ends apart. */
  readonly _tag: 'SignedOut' | 'GaveUp' | 'Refused';
  /** The code of the last close, where there was one. */
  readonly closeCode?: number;
  /** What led to it, as plain data without a token. */
  override readonly cause: Cause;

  constructor(tag: ConnectionError['_tag'], cause: Cause) {
    super(`${wording[tag]}: ${cause.message}`);
    this._tag = tag;
    this.cause = cause;
    if (cause.code !== undefined) this.closeCode = cause.code;
  }
}

const wording = { SignedOut: 'signed out', GaveUp: 'gave up reconnecting', Refused: 'refused by the gateway' } as const;
