import { base64url, base64urlOfBytes } from './base64url.js';
import { seededRandom, seedOf } from './random.js';

/** What an access token is made of. */
export interface TokenFields {
  /** The token's `sub`. @defaultValue 'usr_1' */
  readonly userId?: string;
  /** Epoch milliseconds; `iat` is the same in seconds, with a fraction where there is one. @defaultValue 1_710_000_000_000 */
  readonly issuedAtMs?: number;
  /** How long it is valid, so that `exp` is `iat` and this. @defaultValue 900_000 */
  readonly ttlMs?: number;
  /** Told apart by this, tokens of one user and one time differ: `jti`. @defaultValue 1 */
  readonly serial?: number;
  /** The signature's seed. @defaultValue 1 */
  readonly seed?: number;
}

/**
 * An access token that reads as a JWT. Its signature is made up: the simulated gateway knows its tokens
 * by heart, and no one else should trust them.
 *
 * @example
 * const [, claims = ''] = jwt({ userId: 'usr_1', issuedAtMs: 0, ttlMs: 60_000 }).split('.');
 * JSON.parse(atob(claims)); // => { sub: 'usr_1', iat: 0, exp: 60, jti: '1' }
 */
export function jwt(fields: TokenFields = {}): string {
  const { userId = 'usr_1', issuedAtMs = 1_710_000_000_000, ttlMs = 900_000, serial = 1, seed = 1 } = fields;
  const head = base64url(JSON.stringify({ alg: 'HS256', typ: 'JWT' }));
  const claims = { sub: userId, iat: issuedAtMs / 1_000, exp: (issuedAtMs + ttlMs) / 1_000, jti: String(serial) };
  const body = base64url(JSON.stringify(claims));
  return `${head}.${body}.${madeUp(`${seed}.${head}.${body}`)}`;
}

/** An access token that says nothing to its reader. */
export const opaqueToken = (seed: number, serial: number): string => `agt_${madeUp(`${seed}.access.${serial}`)}`;

/** A refresh token. */
export const refreshToken = (seed: number, serial: number): string => `agr_${madeUp(`${seed}.refresh.${serial}`)}`;

/** The text with `***` in place of each token of these kinds. */
export const maskTokens = (text: string): string =>
  text.replace(/eyJ[\w-]*\.[\w-]+\.[\w-]*|\bag[tr]_[\w-]{43}/g, '***');

/** 32 bytes, as a signature has, that depend on the text alone. */
function madeUp(text: string): string {
  const random = seededRandom(seedOf(text));
  return base64urlOfBytes(Array.from({ length: 32 }, () => Math.floor(random() * 256)));
}
