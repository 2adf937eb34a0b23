import { concat, defer, EMPTY, finalize, Observable, of, switchMap, throwError, timer } from 'rxjs';
import type { RequestHandler } from '../listen.js';
import type { RestReply, RestRequest } from '../rest.js';
import type { WireOptions } from './wire.js';

/** A part of the platform's `RequestInit`. */
export interface VirtualRequestInit {
  /** @defaultValue 'GET' */
  readonly method?: string;
  /** What is sent besides the address. */
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, as REST takes it. */
  readonly body?: string;
}

/** A part of the platform's `Response`. */
export interface VirtualResponse {
  /** The HTTP status. */
  readonly status: number;
  /** What came with the answer. */
  readonly headers: Headers;
  /** The body. */
  readonly text: () => Observable<string>;
}

/** Like the platform's `fetch`, but answers by an observable: subscribing sends, unsubscribing aborts. */
export type VirtualFetch = (url: string, init?: VirtualRequestInit) => Observable<VirtualResponse>;

/** Answers requests in memory; `isReachable` is asked when one is sent. */
export function createVirtualFetch(
  handler: RequestHandler,
  { latencyMs, scheduler }: WireOptions,
  isReachable: () => boolean,
): VirtualFetch {
  function travelled<T>(value: T): Observable<T> {
    return timer(latencyMs, scheduler).pipe(switchMap(() => of(value)));
  }

  return (url, init = {}) =>
    defer(() => {
      if (!isReachable()) {
        return concat(
          travelled(undefined).pipe(switchMap(() => EMPTY)),
          throwError(() => new TypeError('fetch failed')),
        );
      }
      const request = restRequestOf(new URL(url), init);
      const arrived = handler.onArrival(request.path);
      return travelled(request).pipe(
        switchMap(() => answerTo(request, handler)),
        switchMap(travelled),
        switchMap((reply) => of(responseOf(reply))),
        finalize(arrived),
      );
    });
}

function answerTo(request: RestRequest, handler: RequestHandler): Observable<RestReply> {
  return new Observable((subscriber) => {
    handler.onRequest(request, (reply) => {
      subscriber.next(reply);
      subscriber.complete();
    });
  });
}

const responseOf = ({ status, body, retryAfterSeconds }: RestReply) =>
  ({
    status,
    headers: new Headers(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    text: () => of(JSON.stringify(body)),
  }) satisfies VirtualResponse;

function restRequestOf(url: URL, { method = 'GET', headers = {}, body }: VirtualRequestInit): RestRequest {
  const given = new Headers(headers);
  const appId = given.get('x-app-id');
  const bearer = /^Bearer (.+)$/i.exec(given.get('authorization') ?? '')?.[1];
  return {
    method,
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    ...(appId !== null && { appId }),
    ...(bearer !== undefined && { bearer }),
    body: body === undefined ? undefined : (JSON.parse(body) as unknown),
  };
}
