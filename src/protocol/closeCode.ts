/** What is known of a connection that ended. */
export interface CloseInfo {
  /** The WebSocket close code; 1006 where the connection broke without one. */
  readonly code: number;
  /** The close frame's text; free, so a hint at most. */
  readonly reason: string;
  /** Whether both sides said goodbye. */
  readonly wasClean: boolean;
  /** How far the connection had come: `connecting` until the gateway's `connected`. */
  readonly phase: 'connecting' | 'open' | 'authenticated';
  /** Milliseconds since `connected` or the last `authenticated`, whichever was later; 0 while connecting. */
  readonly openMs: number;
  /** Whether a token had been given to this connection. */
  readonly tokenSent: boolean;
  /** Whether that token had just come: another one is not likely to fare better at once. */
  readonly tokenIsFresh: boolean;
  /** How many connections in a row ended like this one, this one counted: see `closeKind`. */
  readonly failuresInARow: number;
}

/** What to do after a close: try again, get a new token first, or never try again. */
export type CloseVerdict = 'retry' | 'refresh' | 'stop';

/** What counts as "like this one" when failures in a row are counted. */
export type CloseKind = 'our_fault' | 'before_connected' | 'after_connected';

// RFC 6455: protocol error, unsupported data, invalid payload, message too big.
const ourFault: ReadonlySet<number> = new Set([1002, 1003, 1007, 1009]);
// 1008 is a policy violation; the others follow HTTP's 401 and 403 by convention.
const tokenRefused: ReadonlySet<number> = new Set([1008, 4001, 4003, 4401, 4403]);
// HTTP's 408 and 429 by convention: a matter of pace.
const tooFast: ReadonlySet<number> = new Set([4008, 4029, 4429]);

const justOpenedMs = 5_000;

/**
 * The kind of a close, by which failures in a row are counted.
 *
 * @param close the close's code, and how far the connection had come
 * @example
 * closeKind({ code: 1002, phase: 'open' }); // => 'our_fault'
 * closeKind({ code: 1006, phase: 'connecting' }); // => 'before_connected'
 */
export const closeKind = ({ code, phase }: Pick<CloseInfo, 'code' | 'phase'>): CloseKind =>
  ourFault.has(code) ? 'our_fault' : phase === 'connecting' ? 'before_connected' : 'after_connected';

/**
 * Whether a close is worth another try, and whether that try needs a new token. AGG's close codes are
 * not known (protocol 4.1, 10.1), so this is a classification, and `retry.classifyClose` overrides it.
 *
 * - `refresh`, only where a token was sent: 1008, 4001, 4003, 4401, 4403; another code of 4000 to 4999
 *   within 5 s of connect or authenticate, the rate codes 4008, 4029 and 4429 apart; the second close in
 *   a row before `connected`, since a refused handshake looks like a broken network (1006).
 * - `stop`: 1002, 1003, 1007 or 1009 twice in a row.
 * - `retry`: everything else.
 *
 * @example
 * const gateway = createGateway({
 *   appId: 'app_demo123',
 *   session,
 *   // Our proxy closes with 4500 when it restarts: that says nothing of the token.
 *   retry: { classifyClose: (close) => (close.code === 4500 ? 'retry' : classifyClose(close)) },
 * });
 */
export function classifyClose(close: CloseInfo): CloseVerdict {
  const { code, failuresInARow } = close;
  if (ourFault.has(code) && failuresInARow >= 2) return 'stop';
  return close.tokenSent && mayBeTheToken(close) ? 'refresh' : 'retry';
}

function mayBeTheToken(close: CloseInfo): boolean {
  const { code, phase, openMs, failuresInARow } = close;
  if (tokenRefused.has(code)) return true;
  if (phase === 'connecting' && failuresInARow === 2) return true;
  return code >= 4000 && code <= 4999 && !tooFast.has(code) && openMs < justOpenedMs;
}
