/** A user's access token and what its text gives away. */
export interface AccessToken {
  /** The token itself: keep it out of logs. */
  readonly value: string;
  /** `given` by the app, or `refreshed` by `refreshAccessToken`. */
  readonly origin: 'given' | 'refreshed';
  /** Counts the sign-ins of a session: a refreshed token belongs to the sign-in that it renews. */
  readonly signIn: number;
  /** Epoch milliseconds, this machine's clock. */
  readonly receivedAtMs: number;
  /** From `iat`, epoch milliseconds by the issuer's clock. */
  readonly issuedAtMs?: number;
  /** From `exp`, epoch milliseconds by the issuer's clock. */
  readonly expiresAtMs?: number;
}

const marginMs = 30_000;
const renewalGapMs = 30_000;

/** Reads `iat` and `exp` where the token is a JWT that has them; they are hints, never relied on. */
export function readAccessToken(
  value: string,
  from: Pick<AccessToken, 'origin' | 'signIn' | 'receivedAtMs'>,
): AccessToken {
  const { iat, exp } = payloadOf(value);
  return {
    value,
    ...from,
    ...(isSeconds(iat) && { issuedAtMs: iat * 1000 }),
    ...(isSeconds(exp) && { expiresAtMs: exp * 1000 }),
  };
}

/**
 * Whether the token's `exp` is past or within 30 s: by the clock, or by the life that it had when it came
 * (which a clock set wrong doesn't bend). A token without a readable `exp` can't be told: `false`.
 */
export function mayHaveExpired(token: AccessToken, nowMs: number): boolean {
  if (token.expiresAtMs === undefined) return false;
  if (token.expiresAtMs - nowMs <= marginMs) return true;
  const lifeMs = lifeMsOf(token);
  return lifeMs !== undefined && token.receivedAtMs + lifeMs - nowMs <= marginMs;
}

/**
 * When the token is to be renewed: after 80 % of its life since it came to us, and not within 30 s of that.
 * Durations alone, so that two clocks are never compared. `undefined` where its life can't be read.
 */
export function renewalDueAtMs(token: AccessToken): number | undefined {
  const lifeMs = lifeMsOf(token);
  return lifeMs === undefined ? undefined : token.receivedAtMs + Math.max(0.8 * lifeMs, renewalGapMs);
}

/** How long the token lasts from its issue, where that can be read. */
const lifeMsOf = ({ issuedAtMs, expiresAtMs }: AccessToken): number | undefined =>
  issuedAtMs === undefined || expiresAtMs === undefined ? undefined : expiresAtMs - issuedAtMs;

const isSeconds = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function payloadOf(token: string): { readonly iat?: unknown; readonly exp?: unknown } {
  try {
    const base64 = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const payload: unknown = JSON.parse(atob(base64));
    return typeof payload === 'object' && payload !== null ? payload : {};
  } catch {
    return {};
  }
}
