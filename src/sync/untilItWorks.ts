import { defer, merge, retry, Subject, tap, timer, type Observable } from 'rxjs';
import { causeOf, type Cause } from '../connection/cause.js';
import { portsOf, type Ports } from '../connection/ports.js';
import type { RetryOptions } from '../connection/reconnect.js';
import { redactText } from '../connection/redact.js';
import { RestError } from './restError.js';

/** The pace of tries after a failure. */
export type SnapshotRetryOptions = Pick<RetryOptions, 'initialMs' | 'maxMs'>;

// The longest that a timer can be set for, a little less than 25 days.
const maxTimerMs = 2 ** 31 - 1;

/**
 * Tries again until it works, and tells each failure as a value. Waits grow from `initialMs` to `maxMs` with full
 * jitter, and are never shorter than a `Retry-After`.
 *
 *     attempts  --#
 *                  --wait--   --r--|
 *     output    --F-------------r--|
 */
export function untilItWorks<T, Failed>(
  attempt$: Observable<T>,
  failed: (cause: Cause) => Failed,
  options: { readonly retry?: SnapshotRetryOptions; readonly ports?: Ports } = {},
): Observable<T | Failed> {
  const { initialMs = 1_000, maxMs = 30_000 } = options.retry ?? {};
  const { scheduler, random } = portsOf(options.ports);

  const waitMs = (error: unknown, failures: number): number => {
    const jitteredMs = Math.round(random() * Math.min(maxMs, initialMs * 2 ** (failures - 1)));
    const askedMs = error instanceof RestError ? (error.retryAfterMs ?? 0) : 0;
    return Math.min(maxTimerMs, Math.max(jitteredMs, askedMs));
  };

  return defer(() => {
    const failures = new Subject<Failed>();
    const work$ = attempt$.pipe(
      retry({
        delay: (error: unknown, count) => {
          failures.next(failed(causeOfFailure(error)));
          return timer(waitMs(error, count), scheduler);
        },
      }),
      tap({
        complete: () => {
          failures.complete();
        },
      }),
    );
    return merge(failures, work$);
  });
}

/** A source of the caller's own may fail with anything. */
const causeOfFailure = (error: unknown): Cause =>
  error instanceof RestError ? error.cause : causeOf(error, (text) => redactText(text, []));
