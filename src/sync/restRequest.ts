import {
  defer,
  from,
  map,
  switchMap,
  take,
  takeLast,
  tap,
  throwIfEmpty,
  timeout,
  type Observable,
  type ObservableInput,
  type SchedulerLike,
} from 'rxjs';
import { retryAfterMsOf } from './retryAfter.js';

/** What `fetch` is called with: a part of the platform's `RequestInit`. */
export interface RestRequestInit {
  /** What is sent besides the address. */
  readonly headers: Readonly<Record<string, string>>;
  /** Aborts the request. */
  readonly signal: AbortSignal;
  /** An answer must be of now. */
  readonly cache: 'no-store';
}

/** What is needed of an answer: a part of the platform's `Response`. */
export interface RestResponse {
  /** The HTTP status. */
  readonly status: number;
  /** Asked for `retry-after`. */
  readonly headers: Pick<Headers, 'get'>;
  /** The body. */
  readonly text: () => ObservableInput<string>;
}

/** The platform's `fetch`, or another that answers by a promise, an observable or any `ObservableInput`. */
export type RestFetch = (url: string, init: RestRequestInit) => ObservableInput<RestResponse>;

/** What REST answered. */
export interface RestReply {
  readonly status: number;
  readonly text: string;
  /** What `Retry-After` asked for, where it did. */
  readonly retryAfterMs: number | undefined;
}

/** Sends one GET. Subscribing sends it; unsubscribing, and a time-out, abort it. */
export function sendOnce(
  url: string,
  headers: Readonly<Record<string, string>>,
  ways: { readonly fetch: RestFetch; readonly timeoutMs: number; readonly scheduler: SchedulerLike },
): Observable<RestReply> {
  const { fetch, timeoutMs, scheduler } = ways;
  return defer(() => {
    const controller = new AbortController();
    return from(fetch(url, { headers, signal: controller.signal, cache: 'no-store' })).pipe(
      take(1),
      switchMap((response) => replyOf(response, scheduler.now())),
      throwIfEmpty(() => new Error('fetch gave no answer')),
      tap({
        unsubscribe: () => {
          controller.abort();
        },
      }),
      timeout({ first: timeoutMs, scheduler }),
      // Whoever leaves when he has his answer has not aborted anything.
      takeLast(1),
    );
  });
}

function replyOf(response: RestResponse, nowMs: number): Observable<RestReply> {
  const retryAfterMs = retryAfterMsOf(response.headers.get('retry-after'), nowMs);
  return from(response.text()).pipe(
    take(1),
    map((text) => ({ status: response.status, text, retryAfterMs })),
  );
}
