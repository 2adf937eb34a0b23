import type { Cause } from '../connection/cause.js';

/**
 * Why REST gave no answer that could be used. Neither message nor cause holds a token.
 *
 * `cause.name` is `http_status`, `not_json`, `wrong_shape`, `refresh_failed`, `signed_out`, `user_changed` (another
 * user signed in, or the gateway has not yet answered a token that the app gave, so nothing was asked by it), or
 * the name of what `fetch` failed with, such as `TypeError` for a broken network and `TimeoutError`.
 */
export class RestError extends Error {
  /** Always `RestError`. */
  override readonly name = 'RestError';
  /** What went wrong, as plain data without a token. */
  override readonly cause: Cause;
  /** How long REST asked to be left alone (`Retry-After`); milliseconds. */
  readonly retryAfterMs?: number;

  constructor(cause: Cause, retryAfterMs?: number) {
    super(cause.message);
    this.cause = cause;
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
  }
}
