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
import type { WebSocket } from 'ws';
import { heartbeat } from '../builders.js';
import { frameOf } from '../frame.js';
import { dueAt } from './dueAt.js';
import type { Log } from './log.js';
import type { Knobs } from './options.js';
import { expired, heard, opened } from './session.js';
import type { Rules, Turn } from './session.js';

/** One open socket, as the rest of the simulator sees it. */
export interface Connection {
  readonly closed$: Observable<void>;
  /** Whose events it gets. */
  readonly userId: () => string | undefined;
  readonly isOpen: () => boolean;
  /** Sends a frame, unless the socket is no longer open; says whether it did. */
  readonly send: (frame: string | Uint8Array) => boolean;
  /** Closes with this code; without one, or with 1006, breaks off without a close frame. */
  readonly drop: (code?: number, reason?: string) => void;
}

/** Serves a socket that a client has just opened, until it closes. */
export function serve(
  socket: WebSocket,
  client: { readonly appId: string; readonly token?: string },
  { knobs, rules, log }: { readonly knobs: Knobs; readonly rules: Rules; readonly log: Log },
): Connection {
  const { scheduler, heartbeatMs, wsPingMs } = knobs;
  const id = log.connected();
  const closed$ = new Subject<void>();
  const opening = opened(client.appId, client.token, rules);
  const session$ = new BehaviorSubject(opening.session);

  const connection: Connection = {
    closed$,
    userId: () => session$.value.grant?.userId,
    isOpen: () => socket.readyState === socket.OPEN,
    send(frame) {
      if (!connection.isOpen()) return false;
      const userId = connection.userId();
      const text = typeof frame === 'string' ? frame : new TextDecoder().decode(frame);
      log.sent({ atMs: scheduler.now(), connection: id, ...(userId !== undefined && { userId }), text });
      socket.send(frame);
      return true;
    },
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

  socket.on('message', (data, isBinary) => {
    const text = isBinary || !Buffer.isBuffer(data) ? '' : data.toString();
    log.received({ atMs: scheduler.now(), connection: id, text });
    take(heard(session$.value, text, rules));
  });
  socket.once('close', () => {
    closed$.next();
  });

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
  merge(expiries$, heartbeats$, pings$).pipe(tap(take), takeUntil(closed$)).subscribe();
  return connection;
}

/** Emits in this period; never for 0. */
function every(periodMs: number, scheduler: SchedulerLike): Observable<number> {
  return periodMs > 0 ? interval(periodMs, scheduler) : EMPTY;
}
