import {
  BehaviorSubject,
  distinctUntilChanged,
  EMPTY,
  ignoreElements,
  interval,
  map,
  merge,
  Subject,
  switchMap,
  takeUntil,
  tap,
} from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { heartbeat } from '../builders.js';
import { frameOf } from '../frame.js';
import { dueAt } from './dueAt.js';
import type { Frame, FrameFaults } from './frameFaults.js';
import type { Log } from './log.js';
import type { Knobs } from './options.js';
import type { ServerSocket } from './serverSocket.js';
import { expired, heard, opened } from './session.js';
import type { Rules, Turn } from './session.js';

/** One open socket, as the rest of the simulator sees it. */
export interface Connection {
  readonly closed$: Observable<unknown>;
  /** Whose events it gets. */
  readonly userId: () => string | undefined;
  readonly isOpen: () => boolean;
  /** Sends a frame, unless the socket is no longer open; says whether it was. */
  readonly send: (frame: Frame) => boolean;
  /** Sends a message of the user's, which faults may befall on its way; says whether the socket was open. */
  readonly tell: (frame: Frame) => boolean;
  /** Closes with this code; without one, or with 1006, breaks off without a close frame. */
  readonly drop: (code?: number, reason?: string) => void;
}

/** What a socket is served with. */
export interface ConnectionRoom {
  readonly knobs: Knobs;
  readonly rules: Rules;
  readonly log: Log;
  readonly frameFaults: FrameFaults;
}

/** Serves a socket that a client has just opened, until it closes. */
export function serve(
  socket: ServerSocket,
  client: { readonly appId: string; readonly token?: string },
  { knobs, rules, log, frameFaults }: ConnectionRoom,
): Connection {
  const { scheduler, heartbeatMs, wsPingMs } = knobs;
  const id = log.connected();
  const { closed$ } = socket;
  const opening = opened(client.appId, client.token, rules);
  const session$ = new BehaviorSubject(opening.session);
  const userFrames = new Subject<Frame>();
  const frames = new Subject<Frame>();
  const userId = (): string | undefined => session$.value.grant?.userId;

  const handOver = (frame: Frame): void => {
    if (!socket.isOpen()) return;
    const user = userId();
    const text = typeof frame === 'string' ? frame : new TextDecoder().decode(frame);
    log.sent({ atMs: scheduler.now(), connection: id, ...(user !== undefined && { userId: user }), text });
    socket.send(frame);
  };
  merge(frames, userFrames.pipe(frameFaults.onUserFrame))
    .pipe(frameFaults.onFrame, tap(handOver), takeUntil(closed$))
    .subscribe();

  const sendBy =
    (way: Subject<Frame>) =>
    (frame: Frame): boolean => {
      if (!socket.isOpen()) return false;
      way.next(frame);
      return true;
    };
  const connection: Connection = {
    closed$,
    userId,
    isOpen: socket.isOpen,
    send: sendBy(frames),
    tell: sendBy(userFrames),
    drop(code = 1006, reason) {
      if (code === 1006) socket.terminate();
      else if (code === 1005) socket.close();
      else socket.close(code, reason);
    },
  };
  const take = ({ session, say, closeCode }: Turn): void => {
    session$.next(session);
    for (const message of say) connection.send(frameOf(message));
    if (closeCode !== undefined) connection.drop(closeCode, 'token');
  };

  const heard$ = socket.texts$.pipe(
    tap((text) => {
      log.received({ atMs: scheduler.now(), connection: id, text });
    }),
    map((text) => heard(session$.value, text, rules)),
  );
  take(opening);
  const expiries$ = session$.pipe(
    map(({ grant }) => grant?.expiresAtMs),
    distinctUntilChanged(),
    switchMap((atMs) => (atMs === undefined ? EMPTY : dueAt(atMs, scheduler))),
    map(() => expired(session$.value, rules)),
  );
  const heartbeats$ = every(heartbeatMs, scheduler).pipe(
    map(() => ({ session: session$.value, say: [heartbeat({ ts: scheduler.now() })] })),
  );
  const pings$ = every(wsPingMs, scheduler).pipe(
    tap(() => {
      socket.ping();
    }),
    ignoreElements(),
  );
  merge(heard$, expiries$, heartbeats$, pings$).pipe(tap(take), takeUntil(closed$)).subscribe();
  return connection;
}

/** Emits in this period; never for 0. */
function every(periodMs: number, scheduler: SchedulerLike): Observable<number> {
  return periodMs > 0 ? interval(periodMs, scheduler) : EMPTY;
}
