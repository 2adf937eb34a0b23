import { classifyClose, closeKind, type CloseInfo, type CloseKind, type CloseVerdict } from '../protocol/closeCode.js';
import type { Cause } from './cause.js';

/** What is remembered from one connection to the next. */
export interface Attempts {
  /** The number of the connection now tried, from 1; it begins anew after one that lasted 30 s. */
  readonly attempt: number;
  /** How many connections in a row ended like the last one. */
  readonly failuresInARow: number;
  readonly kind?: CloseKind;
  /** Whether the token must be refreshed before the next connection. */
  readonly refreshDue: boolean;
}

/** How one connection ended, but for what only the history knows. */
export interface Ended {
  readonly close: Omit<CloseInfo, 'failuresInARow'>;
  /** Milliseconds from `connected` to the end; 0 where it never came. */
  readonly lastedMs: number;
  readonly cause: Cause;
  /** What the connection itself knows to be next; else the close is classified. */
  readonly next?: 'refresh' | 'at_once';
}

/** What follows an end. */
export type Next =
  | { readonly do: 'end'; readonly tag: 'GaveUp' | 'Refused'; readonly cause: Cause }
  | { readonly do: 'wait'; readonly delayMs: number; readonly cause: Cause; readonly attempts: Attempts }
  | { readonly do: 'connect'; readonly attempts: Attempts };

/** How reconnecting is paced and judged. */
export interface RetryOptions {
  /** The longest that the first wait may be. @defaultValue 1_000 */
  readonly initialMs?: number;
  /** The longest that any wait may be. @defaultValue 30_000 */
  readonly maxMs?: number;
  /** How many connections in a row may fail before the end. @defaultValue no limit */
  readonly maxAttempts?: number;
  /** What a close means; where it throws, the default decides. @defaultValue `classifyClose` of `agg-rx/protocol` */
  readonly classifyClose?: (close: CloseInfo) => CloseVerdict;
}

/** Before the first connection. */
export const firstAttempt: Attempts = { attempt: 1, failuresInARow: 0, refreshDue: false };

const stableMs = 30_000;

/**
 * What to do after a connection ended: the whole policy, without clock, socket or chance. `jitter` is a
 * number from 0 up to 1: waits have full jitter, so that many clients dropped at once come back apart.
 */
export function afterEnd(before: Attempts, ended: Ended, retry: Required<RetryOptions>, jitter: number): Next {
  if (ended.next === 'at_once') return { do: 'connect', attempts: firstAttempt };
  const kind = closeKind(ended.close);
  const wasStable = ended.lastedMs >= stableMs;
  const failuresInARow = !wasStable && before.kind === kind ? before.failuresInARow + 1 : 1;
  const judged = ended.next ?? verdictOn({ ...ended.close, failuresInARow }, retry);
  // Without a token there is nothing to refresh, whoever judges: going at once would be a tight loop.
  const verdict = judged === 'refresh' && !ended.close.tokenSent ? 'retry' : judged;
  if (verdict === 'stop') return { do: 'end', tag: 'Refused', cause: ended.cause };
  const failed = wasStable ? 1 : before.attempt;
  const refreshDue = verdict === 'refresh';
  const cause = refreshDue ? { ...ended.cause, name: 'token_refused' } : ended.cause;
  if (failed >= retry.maxAttempts) return { do: 'end', tag: 'GaveUp', cause };
  const attempts: Attempts = { attempt: failed + 1, failuresInARow, kind, refreshDue };
  if (refreshDue && !ended.close.tokenIsFresh) return { do: 'connect', attempts };
  return {
    do: 'wait',
    delayMs: waitMs(failed, retry, jitter),
    cause,
    attempts,
  };
}

/** A judge of the caller's own that throws has not judged. */
function verdictOn(close: CloseInfo, retry: Required<RetryOptions>): CloseVerdict {
  try {
    return retry.classifyClose(close);
  } catch {
    return classifyClose(close);
  }
}

/** After a refresh that failed for a passing reason: wait, then try to refresh again. */
export function afterFailedRefresh(
  before: Attempts,
  cause: Cause,
  retry: Required<RetryOptions>,
  jitter: number,
): Next {
  const named = { ...cause, name: 'refresh_failed' };
  if (before.attempt >= retry.maxAttempts) return { do: 'end', tag: 'GaveUp', cause: named };
  return {
    do: 'wait',
    delayMs: waitMs(before.attempt, retry, jitter),
    cause: named,
    attempts: { ...before, attempt: before.attempt + 1 },
  };
}

/** Beyond, every ceiling is at `maxMs` anyway, and no number overflows. */
const mostDoublings = 50;

/** Full jitter over a ceiling that doubles from `initialMs` to `maxMs`. */
const waitMs = (failed: number, { initialMs, maxMs }: Required<RetryOptions>, jitter: number): number =>
  Math.round(jitter * Math.min(maxMs, initialMs * 2 ** Math.min(failed - 1, mostDoublings)));
