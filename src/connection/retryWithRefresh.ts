import {
  catchError,
  concat,
  defer,
  EMPTY,
  filter,
  ignoreElements,
  merge,
  mergeMap,
  Observable,
  repeat,
  skip,
  takeUntil,
  tap,
  throwError,
  timer,
  type NextObserver,
} from 'rxjs';
import { classifyClose, type CloseInfo } from '../protocol/closeCode.js';
import { mayHaveExpired, type AccessToken } from './accessToken.js';
import { causeOf, read, readText, type Cause } from './cause.js';
import { ConnectionClosed } from './connectionClosed.js';
import { ConnectionError } from './connectionError.js';
import { longTimer } from './longTimer.js';
import { portsOf, type Ports } from './ports.js';
import {
  afterEnd,
  afterFailedRefresh,
  firstAttempt,
  type Attempts,
  type Next,
  type RetryOptions,
} from './reconnect.js';
import { createSession, servingToken, SessionError, type Session } from './session.js';

/** Where a connection that is being kept up stands while it is not open. */
export type RetryStatus =
  | {
      /** A socket is being opened. */
      readonly state: 'connecting';
      /** Which try this is, from 1. */
      readonly attempt: number;
    }
  | {
      /** A fresh token has been asked for. */
      readonly state: 'refreshing';
    }
  | {
      /** The next try is due in a while. */
      readonly state: 'waiting';
      /** Which try that will be. */
      readonly attempt: number;
      /** How long the wait is, from now; milliseconds. */
      readonly delayMs: number;
      /** Why the last one ended. */
      readonly cause: Cause;
    };

/** How far a frame shows the connection to have come. */
export type ConnectionPhase = 'open' | 'authenticated';

/** What `retryWithRefresh` keeps up, and how. */
export interface RetryWithRefreshOptions<Frame> {
  /**
   * Opens one connection with the token that serves now (`undefined` without a user). Subscribing opens,
   * unsubscribing closes. Completion and error both are its end; an error with a numeric `code`, such as
   * a `CloseEvent`, is judged by that code.
   */
  readonly open: (accessToken: string | undefined) => Observable<Frame>;
  /** Where tokens come from. @defaultValue a session without a user */
  readonly session?: Session;
  /** Pace and judgement. */
  readonly retry?: RetryOptions;
  /** What a frame shows of the connection, `undefined` for nothing new. @defaultValue every frame shows it open */
  readonly phaseOf?: (frame: Frame) => ConnectionPhase | undefined;
  /** Is told each status between connections. */
  readonly statusObserver?: NextObserver<RetryStatus>;
  /** Time and chance, for tests. */
  readonly ports?: Ports;
}

/**
 * Keeps one connection up: reconnects after every end that was not asked for, clean or not, waits with
 * full jitter, and refreshes the token when it was refused or may have expired; never otherwise.
 *
 *     first open   -f-f-#             f: a frame; the connection ends with 4401
 *     session      ---------t         t: a fresh token, asked for once, whoever else asks
 *     next open    ----------f-f-
 *                  retryWithRefresh({ open, session })
 *     output       -f-f------f-f-
 *
 * Never completes. Errors once with a `ConnectionError`: `SignedOut` when `refreshAccessToken` is refused,
 * `GaveUp` after `retry.maxAttempts`, `Refused` on the verdict `stop`.
 *
 * rxjs `webSocket` completes on a clean close and keeps the code: hand it on as an error, as here.
 *
 * @param options.open opens one connection with the token that serves now
 * @param options.session where tokens come from; a session without a user unless said otherwise
 * @param options.retry pace and judgement: `initialMs` 1,000, `maxMs` 30,000, no `maxAttempts` unless said otherwise
 * @param options.phaseOf what a frame shows of the connection; every frame shows it open unless said otherwise
 * @param options.statusObserver is told each status between connections
 * @param options.ports time and chance, for tests
 * @example
 * const frames$ = retryWithRefresh({
 *   session,
 *   open: (token) =>
 *     new Observable((subscriber) =>
 *       webSocket({
 *         url: `wss://ws.agg.market/ws?appId=app_demo123&token=${token ?? ''}`,
 *         closeObserver: { next: (close) => subscriber.error(close) },
 *       }).subscribe(subscriber),
 *     ),
 * });
 */
export function retryWithRefresh<Frame>(options: RetryWithRefreshOptions<Frame>): Observable<Frame> {
  const { open, phaseOf = () => 'open', statusObserver } = options;
  const { scheduler, random, wake$ } = portsOf(options.ports);
  const retry = { ...retryDefaults, ...options.retry };

  return new Observable<Frame>((subscriber) => {
    const session = options.session ?? createSession({ ports: { scheduler } });
    /** What the rounds so far have taught. */
    let attempts = firstAttempt;
    let waitMs = 0;
    let accepted: AccessToken | undefined;
    let last: LastTokens = {};

    /** A wait, for time or for a token, is over at once when the app signs in or out by hand. */
    const userActed$ = session.state$.pipe(
      skip(1),
      filter((state) => state.level === 'app' || (state.level === 'user' && state.token?.origin === 'given')),
    );

    const tellOfWait = (delayMs: number, cause: Cause): void => {
      statusObserver?.next({ state: 'waiting', attempt: attempts.attempt, delayMs, cause });
    };

    /** Completes when the token may serve. */
    const tokenReady$ = defer(() => {
      if (!isRefreshDue(session, attempts, last, scheduler.now())) return EMPTY;
      const delayMs = session.refreshDelayMs();
      if (delayMs > 0) tellOfWait(delayMs, tooManyRefreshes);
      return concat(timer(delayMs, scheduler), refresh$).pipe(ignoreElements(), takeUntil(userActed$));
    });

    const refresh$ = defer(() => {
      statusObserver?.next({ state: 'refreshing' });
      return session.refresh();
    });

    /** One connection, from its token to its end. Completes when another is to follow, and errors at the last. */
    const round$ = defer(() => {
      let token: AccessToken | undefined;
      let phase: CloseInfo['phase'] = 'connecting';
      let connectedAtMs = 0;
      let phaseAtMs = 0;

      const connection$ = defer(() => {
        token = servingToken(session);
        statusObserver?.next({ state: 'connecting', attempt: attempts.attempt });
        return concat(
          open(token?.value).pipe(tap(handOn), ignoreElements()),
          throwError(() => completed(token)),
        );
      });

      /** Straight to the subscriber: what is left of a connection here is how it ends. */
      const handOn = (frame: Frame): void => {
        watch(frame);
        subscriber.next(frame);
      };

      const watch = (frame: Frame): void => {
        const shown = phaseOf(frame);
        if (shown === undefined || (shown === 'open' && phase !== 'connecting')) return;
        phaseAtMs = scheduler.now();
        if (phase === 'connecting') connectedAtMs = phaseAtMs;
        phase = shown;
        if (shown === 'authenticated') accepted = servingToken(session);
      };

      const nextAfter = (error: unknown): Next => {
        if (error instanceof SessionError) return afterFailedRefresh(attempts, error.cause, retry, random());
        const nowMs = scheduler.now();
        const sent = error instanceof ConnectionClosed ? error.sent : token;
        last = { sent, serving: servingToken(session) };
        return afterEnd(
          attempts,
          {
            close: {
              ...closeOf(error),
              phase,
              openMs: phase === 'connecting' ? 0 : nowMs - phaseAtMs,
              tokenSent: sent !== undefined,
              tokenIsFresh: sent !== undefined && (!session.canRefresh || isFresh(sent, accepted, nowMs)),
            },
            lastedMs: phase === 'connecting' ? 0 : nowMs - connectedAtMs,
            cause: causeOfEnd(error, session.redact),
            ...(error instanceof ConnectionClosed && error.next !== undefined && { next: error.next }),
          },
          retry,
          random(),
        );
      };

      return concat(tokenReady$, connection$).pipe(
        catchError((error: unknown) => {
          if (session.state().level === 'signed_out') return EMPTY;
          const next = nextAfter(error);
          if (next.do === 'end') return throwError(() => new ConnectionError(next.tag, next.cause));
          attempts = next.attempts;
          waitMs = next.do === 'wait' ? next.delayMs : 0;
          if (next.do === 'wait') tellOfWait(waitMs, next.cause);
          return EMPTY;
        }),
      );
    });

    const signedOut$ = session.state$.pipe(
      mergeMap((state) =>
        state.level === 'signed_out' ? throwError(() => new ConnectionError('SignedOut', state.cause)) : EMPTY,
      ),
    );
    merge(
      signedOut$,
      round$.pipe(repeat({ delay: () => merge(longTimer(waitMs, scheduler), userActed$, wake$) })),
    ).subscribe(subscriber);
  });
}

const retryDefaults: Required<RetryOptions> = {
  initialMs: 1_000,
  maxMs: 30_000,
  maxAttempts: Number.POSITIVE_INFINITY,
  classifyClose,
};

const freshMs = 30_000;

const tooManyRefreshes: Cause = { name: 'refresh_limited', message: 'ten refreshes in a minute are enough' };

const completed = (sent: AccessToken | undefined): ConnectionClosed =>
  new ConnectionClosed({ code: 1000, wasClean: true, message: 'the connection completed', sent });

/** A token that has just come, or that no connection was ever authenticated with. */
const isFresh = (token: AccessToken, accepted: AccessToken | undefined, nowMs: number): boolean =>
  token.origin === 'refreshed' && (token !== accepted || nowMs - token.receivedAtMs < freshMs);

/** The tokens with which the last connection ended: the one that it had been sent, and the one that served then. */
interface LastTokens {
  readonly sent?: AccessToken | undefined;
  readonly serving?: AccessToken | undefined;
}

/** A token that has come since the last connection ended has not been judged, and is not old. */
function isRefreshDue(session: Session, { attempt, refreshDue }: Attempts, last: LastTokens, nowMs: number): boolean {
  const state = session.state();
  if (state.level !== 'user' || !session.canRefresh) return false;
  const { token } = state;
  if (token === undefined || (refreshDue && token === last.sent)) return true;
  return token.expiresAtMs === undefined ? attempt > 1 && token === last.serving : mayHaveExpired(token, nowMs);
}

function closeOf(error: unknown): Pick<CloseInfo, 'code' | 'reason' | 'wasClean'> {
  const code = read(error, 'code');
  return {
    code: typeof code === 'number' ? code : 1006,
    reason: readText(error, 'reason') ?? '',
    wasClean: read(error, 'wasClean') === true,
  };
}

/** An `Event` has no message: then the code speaks. */
function causeOfEnd(error: unknown, redact: (text: string) => string): Cause {
  const { code, reason } = closeOf(error);
  if (error instanceof ConnectionClosed) return { name: error.why, message: redact(error.message), code };
  const { message } = causeOf(error, redact);
  return { name: 'closed', message: message || redact(`closed with ${code} ${reason}`.trim()), code };
}
