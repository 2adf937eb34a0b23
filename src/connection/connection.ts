import { Observable, retry, skip, Subscription, switchMap, takeUntil, timer } from 'rxjs';
import type { ClientMessage } from '../protocol/clientMessage.js';
import { decode } from '../protocol/decode.js';
import type { ServerMessage } from '../protocol/serverMessage.js';
import type { UserMessage } from '../protocol/userMessage.js';
import { causeOf } from './cause.js';
import { renewalDueAtMs } from './accessToken.js';
import { ConnectionClosed } from './connectionClosed.js';
import { advance, isAnonymous, isSettled, openingLine, type LineCommand, type LineEvent } from './handshake.js';
import type { Incoming } from './incoming.js';
import type { Liveness, SilenceWatch } from './liveness.js';
import { longTimer } from './longTimer.js';
import type { Ports } from './ports.js';
import { redactDecodeError, redactMessage } from './redactMessage.js';
import { servingToken, SessionError, type Session, type SessionState } from './session.js';
import { openSocket, type OpenSocketOptions, type SocketClose } from './socket.js';

/** How the gateway's socket is opened and read. */
export interface SocketOptions extends Pick<OpenSocketOptions, 'WebSocketCtor' | 'origin' | 'headers'> {
  /** Frames of more UTF-8 bytes are rejected unread. @defaultValue 1_048_576 */
  readonly maxFrameBytes?: number;
  /**
   * Where the token travels: in the URL, where proxies may log it, or in a message after the connect, which
   * costs one message. @defaultValue 'url'
   */
  readonly tokenIn?: 'url' | 'message';
}

/** What one connection needs. */
export interface OpenConnectionOptions {
  readonly appId: string;
  readonly url: string;
  readonly session: Session;
  readonly socket: SocketOptions;
  /** What earlier sockets have taught of the heartbeat. */
  readonly liveness: Liveness;
  /** When another connection has taken over: from then on this one follows the session no more. */
  readonly retired$: Observable<unknown>;
  readonly ports: Pick<Required<Ports>, 'scheduler' | 'wake$'>;
}

const answerTimeoutMs = 10_000;
const renewalRetryMs = 30_000;

/**
 * One socket from its opening to its end: reads its frames, signs the user in, and follows the session's
 * token. What it brings about the user before it is settled who that is, is told after that. Always ends with `lost`
 * and a `ConnectionClosed` error, unless it is unsubscribed first.
 */
export function openConnection(options: OpenConnectionOptions): Observable<Incoming> {
  return new Observable<Incoming>((subscriber) => {
    const { appId, session, liveness, retired$ } = options;
    const { tokenIn = 'url', ...socketOptions } = options.socket;
    const { scheduler, wake$ } = options.ports;
    const token = servingToken(session);
    const inUrl = tokenIn === 'url' ? token : undefined;
    const socket = openSocket({
      ...socketOptions,
      url: connectUrl(options.url, appId, inUrl?.value),
      scheduler,
      closeObserver: { next: closed },
    });

    let line = openingLine(tokenIn === 'url' ? { inUrl: token } : { inMessage: token });
    /** When the requests that have no answer yet were sent; epoch milliseconds. */
    let requestsSentAtMs: readonly number[] = [];

    /** The token that was sent last: a close may be about that one, and about no newer one. */
    let sent = inUrl;

    /** What came about the user before it was settled who that is. */
    let early: AboutUser[] = [];

    const end = (close: ConstructorParameters<typeof ConnectionClosed>[0]): void => {
      subscriber.next({ type: 'lost', forAnotherUser: close.why === 'user_switched' });
      subscriber.error(new ConnectionClosed({ ...close, sent }));
    };
    const listen = <T>(source$: Observable<T>, next: (value: T) => void): Subscription => {
      const listening = source$.subscribe({
        next,
        error: (unforeseen: unknown) => {
          subscriber.error(unforeseen);
        },
      });
      subscriber.add(listening);
      return listening;
    };
    /** The gateway has to answer before that. */
    const deadline = (close: ConstructorParameters<typeof ConnectionClosed>[0]): Subscription =>
      listen(timer(answerTimeoutMs, scheduler), () => {
        end(close);
      });
    const connectDeadline = deadline({
      why: 'connect_timeout',
      message: 'the gateway did not answer the connect in 10 s',
    });
    let answerDeadline = Subscription.EMPTY;
    let renewal = Subscription.EMPTY;
    let silence: SilenceWatch | undefined;

    const happen = (event: LineEvent): void => {
      const [next, ...commands] = advance(line, event, session.canRefresh);
      line = next;
      commands.forEach(perform);
      if (isSettled(line)) early.splice(0).forEach(deliver);
    };

    const deliver = (item: AboutUser): void => {
      if (!isOfAnotherUser(item, line.userId)) subscriber.next(item);
    };
    const tellOfUser = (item: AboutUser): void => {
      if (isSettled(line)) deliver(item);
      else early.push(item);
    };

    const perform = (command: LineCommand): void => {
      switch (command.do) {
        case 'authenticate':
          socket.send(JSON.stringify({ action: 'authenticate', token: command.token.value }));
          // What came so far was for whoever signed in before.
          if (sent !== undefined && sent.signIn !== command.token.signIn) early = [];
          sent = command.token;
          answerDeadline.unsubscribe();
          answerDeadline = deadline({
            why: 'authenticate_timeout',
            message: 'the gateway did not answer authenticate in 10 s',
            next: 'refresh',
          });
          break;
        case 'refresh':
          answerDeadline.unsubscribe();
          subscriber.add(
            session.refresh().subscribe({
              error: (error: unknown) => {
                const cause = error instanceof SessionError ? error.cause : causeOf(error, session.redact);
                happen({ type: 'refresh_failed', cause });
              },
            }),
          );
          break;
        case 'announce':
          subscriber.next({ type: 'level', userId: command.userId });
          if (command.userId !== undefined) planRenewal();
          break;
        case 'answer':
          answerDeadline.unsubscribe();
          session.answered(command.answer);
          subscriber.next({ type: 'answer', answer: command.answer });
          break;
        case 'rotate':
          subscriber.next({ type: 'relief' });
          break;
        case 'replace':
          end({ why: command.why, message: replaced[command.why], next: command.next });
          break;
      }
    };

    /** The session's new token is then sent in place, as every new token of the session is. */
    const planRenewal = (): void => {
      renewal.unsubscribe();
      const dueAtMs = sent === undefined || !session.canRefresh ? undefined : renewalDueAtMs(sent);
      if (dueAtMs === undefined) return;
      renewal = listen(
        longTimer(dueAtMs - scheduler.now(), scheduler).pipe(
          switchMap(() => session.refresh().pipe(retry({ delay: () => timer(renewalRetryMs, scheduler) }))),
        ),
        () => undefined,
      );
    };

    const send = (message: ClientMessage): boolean => {
      const wasSent = socket.send(JSON.stringify(message));
      if (wasSent && message.action !== 'resnapshot') requestsSentAtMs = [...unanswered(), scheduler.now()];
      return wasSent;
    };
    const unanswered = (): readonly number[] =>
      requestsSentAtMs.filter((sentAtMs) => scheduler.now() - sentAtMs < answerTimeoutMs);

    const take = (message: ServerMessage): void => {
      switch (message.type) {
        case 'connected':
          connectDeadline.unsubscribe();
          silence ??= liveness.watch((limitMs) => {
            end({ why: 'silent', message: `no frame in ${limitMs / 1000} s` });
          });
          subscriber.next({ type: 'line', send });
          happen({ type: 'connected', userId: message.userId ?? undefined });
          break;
        case 'authenticated':
          happen({ type: 'authenticated', userId: message.userId });
          break;
        case 'error': {
          const others = unanswered();
          requestsSentAtMs = others.slice(1);
          happen({ type: 'error', message: message.message, othersWait: others.length > 0 });
          break;
        }
        case 'subscribed':
        case 'unsubscribed':
          requestsSentAtMs = unanswered().slice(1);
          break;
        case 'heartbeat':
          silence?.heartbeat();
          break;
        case 'order_event':
        case 'order_submitted':
        case 'balance_update':
          tellOfUser(message);
          return;
        case 'unrecognized':
      }
      subscriber.next(message);
    };

    const receive = (frame: unknown): void => {
      silence?.frame();
      const decoded = decode(frame, socketOptions);
      if (decoded._tag === 'Right') take(redactMessage(decoded.right, frame, session.redact));
      else tellOfUser({ type: 'rejected', error: redactDecodeError(decoded.left, frame, session.redact) });
    };
    function closed(close: SocketClose): void {
      const { code, wasClean } = close;
      const reason = session.redact(close.reason);
      const why = reason || session.redact(close.failure ?? '');
      end({ code, reason, wasClean, message: `closed with ${code}${why && ` (${why})`}` });
    }

    const follow = (state: SessionState): void => {
      if (state.level === 'user' && state.token !== undefined) happen({ type: 'token', token: state.token });
      if (state.level === 'app' && !isAnonymous(line)) end({ why: 'left', message: 'the user left', next: 'at_once' });
    };
    listen(socket.frames$, receive);
    listen(session.state$.pipe(skip(1), takeUntil(retired$)), follow);
    listen(retired$, () => {
      renewal.unsubscribe();
    });
    listen(wake$, () => silence?.check());
    subscriber.add(() => silence?.stop());
  });
}

const replaced = {
  token_refused: 'the gateway refused the token',
  user_switched: 'another user signed in',
} as const;

function connectUrl(base: string, appId: string, token: string | undefined): string {
  const url = new URL(base);
  url.searchParams.set('appId', appId);
  if (token !== undefined) url.searchParams.set('token', token);
  return url.toString();
}

/** What may be about the user who is signed in; a frame that could not be read may well be. */
type AboutUser = UserMessage | Extract<Incoming, { readonly type: 'rejected' }>;

/** Messages of the user before may still be on their way when another has signed in. */
function isOfAnotherUser(item: AboutUser, userId: string | undefined): boolean {
  if (item.type !== 'order_event') return false;
  const bears = item.event === 'unrecognized' ? item.raw['userId'] : item.userId;
  return userId !== undefined && typeof bears === 'string' && bears !== userId;
}
