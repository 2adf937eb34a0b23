import {
  BehaviorSubject,
  catchError,
  defer,
  from,
  map,
  ReplaySubject,
  switchMap,
  take,
  tap,
  throwError,
  throwIfEmpty,
  timeout,
  timer,
  type Observable,
  type ObservableInput,
} from 'rxjs';
import { readAccessToken, type AccessToken } from './accessToken.js';
import { causeOf, read, type Cause } from './cause.js';
import type { Answer } from './handshake.js';
import { portsOf, type Ports } from './ports.js';
import { isJwtLike, redactText } from './redact.js';
import { underRefreshLock } from './refreshLock.js';

/** How a session gets, renews and ends a user's sign-in. */
export interface SessionOptions {
  /** The token to begin with; without it `refreshAccessToken` is asked first. */
  readonly accessToken?: string;
  /**
   * Gives a new access token: a promise, an observable or any other `ObservableInput` of which the first
   * value counts. Never called twice at a time. Without it the token given serves as long as it lasts.
   */
  readonly refreshAccessToken?: () => ObservableInput<string>;
  /** Called once when `refreshAccessToken` is refused. What comes of it is not waited for. */
  readonly signOut?: () => unknown;
  /** Tells a refusal from a fault of the network. @defaultValue an error with a `status` of 400, 401 or 403 */
  readonly isRefusal?: (error: unknown) => boolean;
  /** How long one refresh may take before it counts as a fault of the network. @defaultValue 10_000 */
  readonly refreshTimeoutMs?: number;
  /**
   * For a user who is signed in in several tabs that share one refresh token: a name of the app's choice, the
   * same in each. Then one tab at a time runs `refreshAccessToken` (under the Web Lock `agg-rx:refresh:<name>`),
   * so no tab spends a refresh token that another has just spent, provided that `refreshAccessToken` reads it
   * from where the tabs share it when it is called, and stores the next one before it answers. The wait for
   * another tab is bounded by `refreshTimeoutMs` and then counts as a fault of the network.
   * @defaultValue no lock: each tab refreshes by itself
   */
  readonly refreshLock?: string;
  /** Time, and where locks are taken, for tests. */
  readonly ports?: Pick<Ports, 'scheduler' | 'locks'>;
}

/** Where a session stands: without a user, with one (whose token may still have to be fetched), or at its end. */
export type SessionState =
  | {
      /** Nobody is signed in. */
      readonly level: 'app';
    }
  | {
      /** A user is signed in. */
      readonly level: 'user';
      /** Counts the sign-ins, from 1. */
      readonly signIn: number;
      /** The token that serves; none before the first refresh. */
      readonly token?: AccessToken;
    }
  | {
      /** A refresh was refused. */
      readonly level: 'signed_out';
      /** By what. */
      readonly cause: Cause;
    };

type SignedIn = Extract<SessionState, { readonly level: 'user' }>;

/** Why `session.refresh()` gave no token. */
export class SessionError extends Error {
  /** Always `SessionError`. */
  override readonly name = 'SessionError';
  /** `SignedOut`: refused, or there is no user. `RefreshFailed`: a fault that may pass. */
  readonly _tag: 'SignedOut' | 'RefreshFailed';
  /** What went wrong, as plain data without a token. */
  override readonly cause: Cause;

  constructor(tag: SessionError['_tag'], cause: Cause) {
    super(`${tag === 'SignedOut' ? 'signed out' : 'the access token could not be refreshed'}: ${cause.message}`);
    this._tag = tag;
    this.cause = cause;
  }
}

/** One user's sign-in, shared by the socket, REST and the app. */
export interface Session {
  /** Where the session stands now. */
  readonly state: () => SessionState;
  /** Where the session stands, and each change. Never errors, never completes. */
  readonly state$: Observable<SessionState>;
  /** Whether there is a way to get a new token. */
  readonly canRefresh: boolean;
  /**
   * Gets a new access token; whoever asks while one is being fetched shares it. Subscribing starts it;
   * emits the token once and completes, or errors with a `SessionError`. At most 10 in any 60 s: one
   * more waits (`refreshDelayMs`).
   */
  readonly refresh: () => Observable<string>;
  /** How long a refresh asked for now would have to wait, in milliseconds. */
  readonly refreshDelayMs: () => number;
  /** Takes a token that came by other ways, a sign-in form for one; `null` leaves the user level. */
  readonly use: (accessToken: string | null) => void;
  /** What the gateway answered to a sign-in; its sockets tell. */
  readonly answered: (answer: Answer) => void;
  /**
   * Whether the token that serves now may be this user's, as far as the gateway has told. Not so once another user is
   * signed in, nor where the user was signed in before and the app has given a token that has no answer yet.
   */
  readonly mayServe: (userId: string) => boolean;
  /** The text with every token that this session has held, and anything like a token, as `***`. */
  readonly redact: (text: string) => string;
}

const refreshesInWindow = 10;
const refreshWindowMs = 60_000;

/**
 * Keeps one user's access token: one refresh at a time whoever asks, a refusal told from a fault of the
 * network, and `signOut` called once.
 *
 * @example
 * const session = createSession({
 *   refreshAccessToken: () => client.refreshAccessToken(),
 *   signOut: () => client.signOut(),
 * });
 * const gateway = createGateway({ appId: 'app_demo123', session });
 */
export function createSession(options: SessionOptions = {}): Session {
  const {
    accessToken,
    refreshAccessToken,
    signOut,
    isRefusal = isRefusedByStatus,
    refreshTimeoutMs = 10_000,
    refreshLock,
  } = options;
  const { scheduler, locks } = portsOf(options.ports);

  const secrets = new Set<string>();
  const redact = (text: string): string => redactText(text, secrets);
  const tokenOf = (value: string, origin: AccessToken['origin'], signIn: number): AccessToken => {
    if (!isJwtLike(value)) secrets.add(value);
    return readAccessToken(value, { origin, signIn, receivedAtMs: scheduler.now() });
  };

  const states = new BehaviorSubject<SessionState>(
    accessToken !== undefined
      ? { level: 'user', signIn: 1, token: tokenOf(accessToken, 'given', 1) }
      : refreshAccessToken !== undefined
        ? { level: 'user', signIn: 1 }
        : { level: 'app' },
  );
  let signIns = 1;
  /** The newest sign-in that the gateway has answered, and who that is. */
  let known: { readonly signIn: number; readonly userId: string } | undefined;
  let refreshedAtMs: readonly number[] = [];
  let flight$: Observable<string> | undefined;

  const refreshDelayMs = (): number => {
    const oldest = refreshedAtMs.at(-refreshesInWindow);
    return oldest === undefined ? 0 : Math.max(0, oldest + refreshWindowMs - scheduler.now());
  };

  function refresh(): Observable<string> {
    return defer(() => {
      if (flight$ !== undefined) return flight$;
      const before = states.value;
      if (before.level === 'signed_out') return throwError(() => new SessionError('SignedOut', before.cause));
      if (before.level === 'app' || refreshAccessToken === undefined) return throwError(() => nothingToRefresh());
      const delayMs = refreshDelayMs();
      return delayMs > 0 ? timer(delayMs, scheduler).pipe(switchMap(refresh)) : takeOff(before, refreshAccessToken);
    });
  }

  // Runs to its end whether or not anyone still listens: a rotating refresh token may already be spent.
  function takeOff(before: SignedIn, ask: () => ObservableInput<string>): Observable<string> {
    const landing = new ReplaySubject<string>(1);
    flight$ = landing.asObservable();
    refreshedAtMs = [...refreshedAtMs.slice(1 - refreshesInWindow), scheduler.now()];
    // Whoever has left or signed in anew while another tab had the lock needs no token any more.
    const asked$ = defer(() => (states.value === before ? ask() : [tokenNow(states.value)])).pipe(
      take(1),
      timeout({ first: refreshTimeoutMs, scheduler }),
    );
    oneTabAtATime(asked$)
      .pipe(
        throwIfEmpty(noToken),
        map((value: unknown) => {
          if (typeof value !== 'string' || value === '') throw noToken();
          const token = tokenOf(value, 'refreshed', before.signIn);
          if (states.value !== before) return tokenNow(states.value);
          states.next({ ...before, token });
          return value;
        }),
        catchError((error: unknown) => throwError(() => failureOf(error, before))),
        // Before the landing is told: whoever asks again on hearing of it gets a flight of their own.
        tap({ error: landed, complete: landed }),
      )
      .subscribe(landing);
    return landing;
  }

  /** Where the app has named a lock and the platform has locks, one tab at a time. */
  function oneTabAtATime<T>(refresh$: Observable<T>): Observable<T> {
    if (refreshLock === undefined || locks === undefined) return refresh$;
    return underRefreshLock(refresh$, { name: refreshLock, locks, waitMs: refreshTimeoutMs, scheduler });
  }

  const landed = (): void => {
    flight$ = undefined;
  };

  /** The app has signed in, out or over while the refresh was under way: what it did counts. */
  const tokenNow = (state: SessionState): string => {
    if (state.level === 'user' && state.token !== undefined) return state.token.value;
    throw new SessionError('SignedOut', { name: 'left', message: 'the user left during the refresh' });
  };

  const failureOf = (error: unknown, before: SessionState): SessionError => {
    if (error instanceof SessionError) return error;
    const cause = causeOf(error, redact);
    if (states.value !== before || !refuses(error)) return new SessionError('RefreshFailed', cause);
    states.next({ level: 'signed_out', cause });
    callSignOut();
    return new SessionError('SignedOut', cause);
  };

  /** A judge that throws has not said that the user is refused. */
  const refuses = (error: unknown): boolean => {
    try {
      return isRefusal(error);
    } catch {
      return false;
    }
  };

  const callSignOut = (): void => {
    if (signOut === undefined) return;
    defer(() => {
      const result = signOut();
      return isObservableInput(result) ? from(result) : [];
    }).subscribe({ error: () => undefined });
  };

  return {
    state: () => states.value,
    state$: states.asObservable(),
    canRefresh: refreshAccessToken !== undefined,
    refresh,
    refreshDelayMs,
    use: (value) => {
      if (value === null) {
        states.next({ level: 'app' });
        return;
      }
      signIns += 1;
      states.next({ level: 'user', signIn: signIns, token: tokenOf(value, 'given', signIns) });
    },
    answered: ({ signIn, result }) => {
      if (result._tag === 'Right' && signIn >= (known?.signIn ?? 0)) known = { signIn, userId: result.right.userId };
    },
    mayServe: (userId) => known === undefined || (known.signIn === signIns) === (known.userId === userId),
    redact,
  } satisfies Session;
}

/** The token that serves now; none without a user, and none before the first refresh. */
export const servingToken = (session: Session): AccessToken | undefined => {
  const state = session.state();
  return state.level === 'user' ? state.token : undefined;
};

const noToken = (): Error => new Error('refreshAccessToken gave no token');

const nothingToRefresh = (): SessionError =>
  new SessionError('SignedOut', { name: 'no_user', message: 'there is no user whose token could be refreshed' });

const isRefusedByStatus = (error: unknown): boolean => {
  const status = read(error, 'status');
  return status === 400 || status === 401 || status === 403;
};

const isObservableInput = (value: unknown): value is ObservableInput<unknown> =>
  typeof value === 'object' && value !== null && ('then' in value || 'subscribe' in value || Symbol.iterator in value);
