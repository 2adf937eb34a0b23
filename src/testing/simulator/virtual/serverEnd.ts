import { filter, map, merge, ReplaySubject, takeUntil, tap } from 'rxjs';
import type { ServerSocket } from '../serverSocket.js';
import type { Signal, Wire } from './wire.js';

/** The code that a close frame without one counts as. */
export const noCode = 1005;

/** The gateway's end of a wire. */
export function serverEnd({ toClient, toServer, removed$ }: Wire): ServerSocket {
  const closed = new ReplaySubject<void>(1);
  let isOpen = true;

  const say = (signal: Signal): void => {
    if (isOpen) toClient.send(signal);
  };
  const end = (): void => {
    isOpen = false;
    closed.next();
    closed.complete();
  };
  merge(
    toServer.arrivals$.pipe(
      filter(({ kind }) => kind !== 'frame'),
      // A close frame is answered by the same one.
      tap(say),
    ),
    removed$,
  )
    .pipe(tap(end), takeUntil(closed))
    .subscribe();

  return {
    texts$: toServer.arrivals$.pipe(
      map((signal) => (signal.kind === 'frame' && isOpen ? signal.data : undefined)),
      filter((data) => typeof data === 'string'),
    ),
    closed$: closed,
    isOpen: () => isOpen,
    send: (data) => {
      say({ kind: 'frame', data });
    },
    close: (code = noCode, reason = '') => {
      say({ kind: 'close', code, reason });
      isOpen = false;
    },
    terminate: () => {
      say({ kind: 'cut' });
      end();
    },
    // Answered by the platform, so that nothing comes of it here.
    ping: () => undefined,
  };
}
