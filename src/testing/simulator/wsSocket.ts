import { fromEventPattern, take } from 'rxjs';
import type { RawData, WebSocket } from 'ws';
import type { ServerSocket } from './serverSocket.js';

/** A socket of `ws`. */
export const wsSocket = (socket: WebSocket): ServerSocket => ({
  // By `on`: rxjs `fromEvent` would take `addEventListener`, whose events don't tell text from bytes.
  texts$: fromEventPattern(
    (listener) => socket.on('message', listener),
    (listener) => socket.off('message', listener),
    textOf,
  ),
  closed$: fromEventPattern<unknown>(
    (listener) => socket.on('close', listener),
    (listener) => socket.off('close', listener),
  ).pipe(take(1)),
  isOpen: () => socket.readyState === socket.OPEN,
  send: (frame) => {
    socket.send(frame);
  },
  close: (code, reason) => {
    socket.close(code, reason);
  },
  terminate: () => {
    socket.terminate();
  },
  ping: () => {
    socket.ping();
  },
});

const textOf = (data: RawData, isBinary: boolean): string =>
  isBinary || !Buffer.isBuffer(data) ? '' : data.toString();
