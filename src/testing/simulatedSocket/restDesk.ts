import { Observable, type Subscriber } from 'rxjs';
import type { RestCue } from './cue.js';

/** What is asked of REST. */
export type RestView = 'orders' | 'balances' | 'positions';

/** A request that our side sent. */
export interface RestRequest {
  /** What is asked for. */
  readonly view: RestView;
  /** Which page, where it is not the first. */
  readonly cursor?: string;
  /** The token that it was signed with, where there was one. */
  readonly token?: string;
}

/** An answer, as far as a client of REST looks at it. */
export interface ScriptedResponse {
  /** The HTTP status. */
  readonly status: number;
  /** What came with the answer. */
  readonly headers: {
    /** The header of this name, such as `retry-after`. */
    readonly get: (name: string) => string | null;
  };
  /** The body. */
  readonly text: () => readonly string[];
}

/** A `fetch` without a promise. */
export type ScriptedFetch = (
  url: string,
  init: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
) => Observable<ScriptedResponse>;

/** Where REST is asked and answered. */
export interface RestDesk {
  readonly fetch: ScriptedFetch;
  /** Answers the request for this view that has waited longest; false where none waits. */
  readonly answer: (view: RestView, cue: RestCue) => boolean;
}

/** What our side does, as it does it. */
export interface RestDeskObserver {
  readonly asked: (request: RestRequest) => void;
  readonly aborted: (request: RestRequest) => void;
}

/** @param scripted the views that a line answers; the others have nothing to show, and say so at once */
export function restDesk(scripted: ReadonlySet<RestView>, observer: RestDeskObserver): RestDesk {
  const waiting = new Map<RestView, Set<Subscriber<ScriptedResponse>>>(
    (['orders', 'balances', 'positions'] as const).map((view) => [view, new Set()]),
  );

  const give = (subscriber: Subscriber<ScriptedResponse>, cue: RestCue): void => {
    if ('fault' in cue) {
      subscriber.error(new TypeError(cue.fault));
      return;
    }
    subscriber.next(responseOf(cue));
    subscriber.complete();
  };

  return {
    fetch: (url, { headers, signal }) =>
      new Observable((subscriber) => {
        const request = requestOf(url, headers);
        observer.asked(request);
        if (!scripted.has(request.view)) {
          give(subscriber, request.view === 'balances' ? { json: { cash: [] } } : { rows: [] });
          return;
        }
        const mine = waiting.get(request.view);
        const abort = (): void => {
          observer.aborted(request);
        };
        signal.addEventListener('abort', abort);
        mine?.add(subscriber);
        subscriber.add(() => mine?.delete(subscriber));
      }),
    answer: (view, cue) => {
      const [longest] = waiting.get(view) ?? [];
      if (longest === undefined) return false;
      give(longest, cue);
      return true;
    },
  } satisfies RestDesk;
}

function requestOf(url: string, headers: Readonly<Record<string, string>>): RestRequest {
  const { pathname, searchParams } = new URL(url);
  const view = pathname.split('/').at(-1);
  if (view !== 'orders' && view !== 'balances' && view !== 'positions') {
    throw new Error(`simulatedSocket answers nothing at ${pathname}`);
  }
  const cursor = searchParams.get('cursor');
  const token = headers['authorization']?.replace('Bearer ', '');
  return { view, ...(cursor !== null && { cursor }), ...(token !== undefined && { token }) };
}

function responseOf(cue: Exclude<RestCue, { readonly fault: string }>): ScriptedResponse {
  const retryAfter = 'status' in cue && cue.retryAfterSeconds !== undefined ? String(cue.retryAfterSeconds) : null;
  return {
    status: 'status' in cue ? cue.status : 200,
    headers: { get: (name) => (name === 'retry-after' ? retryAfter : null) },
    text: () => [JSON.stringify(bodyOf(cue))],
  };
}

function bodyOf(cue: Exclude<RestCue, { readonly fault: string }>): unknown {
  if ('status' in cue) return {};
  if ('json' in cue) return cue.json;
  const { rows, nextCursor } = cue;
  return { data: rows, nextCursor: nextCursor ?? null, hasMore: nextCursor !== undefined };
}
