import type { Either } from 'fp-ts/Either';
import {
  BehaviorSubject,
  distinctUntilChanged,
  filter,
  finalize,
  map,
  NEVER,
  Observable,
  of,
  ReplaySubject,
  Subject,
  takeUntil,
  takeWhile,
  tap,
  timer,
} from 'rxjs';
import { openConnection } from '../connection/connection.js';
import { ConnectionError } from '../connection/connectionError.js';
import type { Answer } from '../connection/handshake.js';
import type { Incoming } from '../connection/incoming.js';
import { createLiveness } from '../connection/liveness.js';
import { portsOf } from '../connection/ports.js';
import { retryWithRefresh, type ConnectionPhase } from '../connection/retryWithRefresh.js';
import { rotating } from '../connection/rotating.js';
import { createSession } from '../connection/session.js';
import type { Continuity } from '../events/continuity.js';
import type { ClientMessage } from '../protocol/clientMessage.js';
import { messageTypes, userEventTypes, type StreamItem } from '../streams/item.js';
import { routeByType } from '../streams/routeByType.js';
import { withContinuity } from '../streams/withContinuity.js';
import { right } from '../units/either.js';
import { signInOutcome } from './signInOutcome.js';
import type { AuthFailure, Gateway, GatewayOptions } from './gateway.js';
import type { GatewayStatus } from './status.js';

/**
 * The streams of AGG's gateway for one app and at most one user at a time. Opens nothing by itself: the
 * socket opens with the first subscriber, and is reconnected with a fresh token for as long as there is one.
 *
 *     socket        -c-e-X-----c-f-     c: connected; e, f: events; X: closes with 4401
 *     tokens        ---------t          t: the token that refreshAccessToken was asked for
 *                   createGateway({ appId, refreshAccessToken })
 *     userEvents$   -C-E-I-----R-F-     C: connected; I: interrupted; R: reconnected
 *     status$       sa---r---s-a---     s: connecting; a: authenticated; r: refreshing
 *
 * Every stream completes at `close()`, and errors once with a `ConnectionError` at an end that nobody asked for:
 * `SignedOut`, `GaveUp` or `Refused`. Drops, bad frames and the gateway's own `error` messages are values.
 *
 * @param options.appId the app as AGG knows it
 * @param options.url the gateway's address, `wss://ws.agg.market/ws` unless said otherwise
 * @param options.session the user's sign-in, shared with REST; or give `accessToken`, `refreshAccessToken` and `signOut`
 * @param options.socket the socket itself: `origin` and `headers` in Node, `WebSocketCtor`, `maxFrameBytes`, `tokenIn`
 * @param options.retry pace and judgement of reconnects: `initialMs` 1,000, `maxMs` 30,000, no `maxAttempts` unless
 *   said otherwise
 * @param options.liveness when a silent socket counts as dead: `silentMs`
 * @param options.lingerMs how long the socket stays open after the last subscriber has left; milliseconds, 1,000
 *   unless said otherwise
 * @param options.ports time and chance, for tests
 * @example
 * const gateway = createGateway({
 *   appId: 'app_demo123',
 *   refreshAccessToken: () => client.refreshAccessToken(),
 *   signOut: () => client.signOut(),
 * });
 * gateway.userEvents$.pipe(terminalOrders$()).subscribe((order) => toast(order.orderId, order.end));
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { appId, url = 'wss://ws.agg.market/ws', socket = {}, retry = {}, lingerMs = 1_000 } = options;
  const ports = portsOf(options.ports);
  const { scheduler } = ports;
  const session = options.session ?? createSession({ ...options, ports });

  const status = new BehaviorSubject<GatewayStatus>({ state: 'idle' });
  const closing = new ReplaySubject<void>(1);
  const rotations = new Subject<void>();
  const liveness = createLiveness(options.liveness ?? {}, scheduler);
  const answers = new Subject<Answer>();
  let marker: Continuity | undefined;
  let line: ((message: ClientMessage) => boolean) | undefined;

  const observe = (item: StreamItem): void => {
    switch (item.type) {
      case 'line':
        line = item.send;
        break;
      case 'lost':
        line = undefined;
        break;
      case 'level':
        status.next(levelStatus(appId, item.userId));
        break;
      case 'continuity':
        marker = item;
        break;
      case 'answer':
        answers.next(item.answer);
        break;
      default:
    }
  };
  const leave = (): void => {
    line = undefined;
    marker = undefined;
    if (status.value.state !== 'closed') status.next({ state: 'idle' });
  };

  const items$ = retryWithRefresh<Incoming>({
    open: () =>
      rotating(
        (retired$) => openConnection({ appId, url, session, socket, liveness, retired$, ports }),
        rotations,
        scheduler,
      ),
    session,
    retry,
    phaseOf,
    statusObserver: status,
    ports,
  }).pipe(
    withContinuity(scheduler),
    tap({
      next: observe,
      error: (error: unknown) => {
        status.next({ state: 'closed', reason: reasonOf(error) });
      },
    }),
    takeUntil(closing),
    finalize(leave),
  );
  const streamOf$ = routeByType(items$, {
    resetOnRefCountZero: () => timer(lingerMs, scheduler),
    resetOnComplete: false,
    // Signing in again makes a signed-out gateway usable; every other end is for good.
    resetOnError: (error) =>
      reasonOf(error) === 'signed_out' ? session.state$.pipe(filter(({ level }) => level !== 'signed_out')) : NEVER,
  });
  const userEvents$ = streamOf$(...userEventTypes);

  function authenticate(accessToken: string): Observable<Either<AuthFailure, { readonly userId: string }>>;
  function authenticate(accessToken: null): Observable<Either<AuthFailure, { readonly userId: null }>>;
  function authenticate(
    accessToken: string | null,
  ): Observable<Either<AuthFailure, { readonly userId: string | null }>> {
    if (accessToken !== null) return signInOutcome({ accessToken, session, status$: status, answers$: answers });
    session.use(null);
    return of(right({ userId: null }));
  }

  return {
    status$: status.pipe(
      distinctUntilChanged(isSameLevel),
      takeWhile((now) => !isForGood(now), true),
    ),
    messages$: streamOf$(...messageTypes),
    userEvents$: new Observable((subscriber) => {
      if (marker !== undefined) subscriber.next(marker);
      if (!subscriber.closed) userEvents$.subscribe(subscriber);
    }),
    orderSubmitted$: streamOf$('order_submitted'),
    orderEvents$: streamOf$('order_event'),
    balanceUpdates$: streamOf$('balance_update'),
    heartbeats$: streamOf$('heartbeat'),
    serverErrors$: streamOf$('error'),
    unrecognized$: streamOf$('unrecognized'),
    rejected$: streamOf$('rejected').pipe(map(({ error }) => error)),
    connect: () => streamOf$().subscribe({ error: () => undefined }),
    close: () => {
      if (isForGood(status.value)) return;
      status.next({ state: 'closed', reason: 'by_user' });
      closing.next();
    },
    authenticate,
    send: (message) => line?.(message) ?? false,
    rotate: () => {
      rotations.next();
    },
  } satisfies Gateway;
}

const isForGood = (status: GatewayStatus): boolean => status.state === 'closed' && status.reason !== 'signed_out';

/** A renewal in place settles the same level once more. */
const isSameLevel = (a: GatewayStatus, b: GatewayStatus): boolean =>
  (a.state === 'open' && b.state === 'open') ||
  (a.state === 'authenticated' && b.state === 'authenticated' && a.userId === b.userId);

const phaseOf = (item: Incoming): ConnectionPhase | undefined =>
  item.type === 'level' ? (item.userId === undefined ? 'open' : 'authenticated') : undefined;

const levelStatus = (appId: string, userId: string | undefined): GatewayStatus =>
  userId === undefined ? { state: 'open', appId } : { state: 'authenticated', appId, userId };

const reasons = { SignedOut: 'signed_out', GaveUp: 'gave_up', Refused: 'refused' } as const;

const reasonOf = (error: unknown): (typeof reasons)[ConnectionError['_tag']] =>
  reasons[error instanceof ConnectionError ? error._tag : 'Refused'];
