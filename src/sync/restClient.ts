import { catchError, defer, map, of, switchMap, tap, throwError, type Observable } from 'rxjs';
import type { AccessToken } from '../connection/accessToken.js';
import { causeOf, read, type Cause } from '../connection/cause.js';
import { portsOf, type Ports } from '../connection/ports.js';
import { redactText } from '../connection/redact.js';
import { servingToken, SessionError, type Session } from '../connection/session.js';
import { RestError } from './restError.js';
import { sendOnce, type RestFetch, type RestReply } from './restRequest.js';

/** How REST is reached. */
export interface RestClientOptions {
  /** The app as AGG knows it; sent as `x-app-id`. */
  readonly appId: string;
  /** The user's sign-in, shared with the gateway: it lends the token and refreshes it. */
  readonly session: Session;
  /** @defaultValue 'https://api.agg.market' */
  readonly restUrl?: string;
  /** Called as a plain function. @defaultValue `globalThis.fetch` */
  readonly fetch?: RestFetch;
  /** Sent with each request, such as a server's `x-app-api-key`, which must never reach a browser. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long one request may take; milliseconds. @defaultValue 10_000 */
  readonly timeoutMs?: number;
  /** Time, for tests. */
  readonly ports?: Pick<Ports, 'scheduler'>;
}

/** Reads REST. */
export interface RestClient {
  /** The JSON at a path. Cold: subscribing sends the request, unsubscribing aborts it. Errs with a `RestError`. */
  readonly get: (path: string, query?: Readonly<Record<string, string>>) => Observable<unknown>;
  /** The same, with no request but by a token that may be this user's: see `Session.mayServe`. */
  readonly forUser: (userId: string) => RestClient;
}

const freshMs = 30_000;
const excerptChars = 200;
// Shorter values, such as a language, are no secrets, and masking them would spoil what is told.
const shortestSecretChars = 16;

/** A client that signs its requests with the session's token and answers a 401 with the session's one refresh. */
export const restClient = (options: RestClientOptions): RestClient => clientFor(options, {});

/** @param refused the last token that was got for a 401 and met another, by whichever client of the same options */
function clientFor(
  options: RestClientOptions,
  refused: { token?: AccessToken | undefined },
  userId?: string,
): RestClient {
  const { appId, session, restUrl = 'https://api.agg.market', fetch = globalThis.fetch, headers = {} } = options;
  const { timeoutMs = 10_000 } = options;
  const { scheduler } = portsOf(options.ports);
  const base = restUrl.replace(/\/+$/, '');
  const secrets = Object.values(headers).filter(({ length }) => length >= shortestSecretChars);
  const redact = (text: string): string => session.redact(redactText(text, secrets));

  function send(url: string, token: AccessToken | undefined): Observable<RestReply> {
    if (userId !== undefined && !session.mayServe(userId)) return throwError(() => new RestError(userChanged));
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token.value}` };
    return sendOnce(url, { ...headers, 'x-app-id': appId, ...authorization }, { fetch, timeoutMs, scheduler });
  }

  /** The token to begin with; none where there is no user and no way to get a token. */
  function firstToken(): Observable<AccessToken | undefined> {
    const token = servingToken(session);
    return token === undefined && session.canRefresh
      ? session.refresh().pipe(map(() => servingToken(session)))
      : of(token);
  }

  /** The token that serves instead of a refused one: someone may have refreshed it in the meantime. */
  function tokenAfter(old: AccessToken): Observable<AccessToken> {
    const renewed$: Observable<unknown> =
      servingToken(session)?.value === old.value ? session.refresh() : of(undefined);
    return renewed$.pipe(
      map(() => {
        const token = servingToken(session);
        // What another user's token reads is no answer to this request.
        if (token?.signIn !== old.signIn) throw new RestError(userChanged);
        return token;
      }),
    );
  }

  /** A token that was got for a 401 and met another is not refreshed at once: a newer one would do no better. */
  const mayRenew = (token: AccessToken): boolean =>
    session.canRefresh && (token !== refused.token || scheduler.now() - token.receivedAtMs >= freshMs);

  function sendAgain(url: string, old: AccessToken): Observable<RestReply> {
    return defer(() => tokenAfter(old)).pipe(
      switchMap((token) =>
        send(url, token).pipe(
          tap(({ status }) => {
            refused.token = status === 401 ? token : undefined;
          }),
        ),
      ),
    );
  }

  function sendSigned(url: string): Observable<RestReply> {
    return defer(firstToken).pipe(
      switchMap((token) =>
        send(url, token).pipe(
          switchMap((reply) =>
            reply.status === 401 && token !== undefined && mayRenew(token) ? sendAgain(url, token) : of(reply),
          ),
        ),
      ),
    );
  }

  const errorOf = (error: unknown): RestError => {
    if (error instanceof RestError) return error;
    if (!(error instanceof SessionError)) return new RestError(causeOf(error, redact));
    const name = error._tag === 'SignedOut' ? 'signed_out' : 'refresh_failed';
    return new RestError({ ...error.cause, name, message: error.message });
  };

  const bodyOf = (path: string, { status, text, retryAfterMs }: RestReply): unknown => {
    const body = parsed(text);
    if (status < 200 || status > 299) {
      const why = redact(reasonIn(body)).slice(0, excerptChars);
      const message = `GET ${path} answered ${status}${why === '' ? '' : `: ${why}`}`;
      throw new RestError({ name: 'http_status', message, status }, retryAfterMs);
    }
    if (body === undefined) {
      throw new RestError({ name: 'not_json', message: `GET ${path} answered something else than JSON`, status });
    }
    return body;
  };

  return {
    get: (path, query = {}) =>
      sendSigned(`${base}${path}${searchOf(query)}`).pipe(
        map((reply) => bodyOf(path, reply)),
        catchError((error: unknown) => throwError(() => errorOf(error))),
      ),
    forUser: (id) => clientFor(options, refused, id),
  } satisfies RestClient;
}

const userChanged: Cause = { name: 'user_changed', message: 'another user signed in, or is about to' };

function searchOf(query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString();
  return search === '' ? '' : `?${search}`;
}

/** The text's JSON; `undefined`, which JSON has no word for, where there is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a failure's body says for itself, where it does so in the way that is known. */
function reasonIn(body: unknown): string {
  const reason = read(body, 'error') ?? read(body, 'message');
  return typeof reason === 'string' ? reason : '';
}
