import IsomorphicWebSocket from 'isomorphic-ws';
import { Observable, type NextObserver, type SchedulerLike } from 'rxjs';
import { webSocket, type WebSocketSubjectConfig } from 'rxjs/webSocket';
import { readText } from './cause.js';

/** A constructor of sockets like the browser's; `options` reach those of Node alone. */
export type WebSocketConstructor = new (url: string, protocols?: string | string[], options?: object) => WebSocket;

/** How a socket is opened. */
export interface OpenSocketOptions {
  readonly url: string;
  /** Makes the socket. @defaultValue the browser's `WebSocket`, in Node the one of `ws` */
  readonly WebSocketCtor?: WebSocketConstructor;
  /** What Node sends as `Origin`; a browser sends its own. */
  readonly origin?: string;
  /** What Node sends besides. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Is told how the socket ended, once, unless it was unsubscribed. */
  readonly closeObserver: NextObserver<SocketClose>;
  readonly scheduler: SchedulerLike;
}

/** How a socket ended. */
export interface SocketClose {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  /** What the error event before it said: Node tells why there was no connection, browsers never do. */
  readonly failure?: string;
}

/** One socket. */
export interface Socket {
  /** Each frame as it came. Subscribing opens the socket, unsubscribing closes it with 1000; completes at its end. */
  readonly frames$: Observable<unknown>;
  /** True if the text was handed to the open socket; nothing is queued. */
  readonly send: (text: string) => boolean;
}

const connecting = 0;
const open = 1;
const closedState = 3;
const codeWaitMs = 1_000;
const terminateAfterMs = 1_000;

/**
 * The one place that knows `rxjs/webSocket` and the socket underneath. Every end completes, once `closeObserver` has
 * been told its code, clean or not. An `error` event comes before the close that explains it, so it waits up to 1 s for
 * that.
 */
export function openSocket(options: OpenSocketOptions): Socket {
  const { url, WebSocketCtor, origin, headers, closeObserver, scheduler } = options;
  const Ctor = WebSocketCtor ?? (IsomorphicWebSocket as unknown as WebSocketConstructor);
  const nodeOptions = { ...(origin !== undefined && { origin }), ...(headers !== undefined && { headers }) };
  let instance: WebSocket | undefined;
  let send = (_text: string): boolean => false;

  // rxjs calls it with `new`; what it returns is the socket, and so the socket is known here.
  const Capturing = function (address: string, protocols?: string | string[]): WebSocket {
    instance = new Ctor(address, protocols, nodeOptions);
    return instance;
  } as unknown as NonNullable<WebSocketSubjectConfig<unknown>['WebSocketCtor']>;

  const frames$ = new Observable<unknown>((subscriber) => {
    let failure: string | undefined;
    const close = (code: number, reason: string, wasClean: boolean): void => {
      if (subscriber.closed) return;
      closeObserver.next({ code, reason, wasClean, ...(failure && { failure }) });
      subscriber.complete();
    };
    const subject = webSocket<unknown>({
      url,
      WebSocketCtor: Capturing,
      binaryType: 'arraybuffer',
      serializer: (text) => text as string,
      deserializer: ({ data }) => data as unknown,
      closeObserver: {
        next: ({ code, reason, wasClean }) => {
          close(code, reason, wasClean);
        },
      },
    });
    send = (text) => {
      if (instance?.readyState !== open) return false;
      subject.next(text);
      return true;
    };
    // Before rxjs lets go of the socket: it would close it without a code, which the other side hears as 1005.
    subscriber.add(() => {
      send = () => false;
      if (instance !== undefined) giveUp(instance, scheduler);
    });
    subscriber.add(
      subject.subscribe({
        next: (data) => {
          subscriber.next(data);
        },
        error: (error: unknown) => {
          // Of a constructor that throws nothing is told: it may name the address, and the token with it.
          if (instance !== undefined) failure = readText(error, 'message');
          const waitMs = instance === undefined ? 0 : codeWaitMs;
          subscriber.add(
            scheduler.schedule(() => {
              close(1006, '', false);
            }, waitMs),
          );
        },
      }),
    );
  });

  return { frames$, send: (text) => send(text) };
}

/** Closes a socket, and in Node makes an end of one whose peer doesn't answer the close. */
function giveUp(socket: WebSocket, scheduler: SchedulerLike): void {
  if (socket.readyState === open || socket.readyState === connecting) socket.close(1000);
  if (!isTerminable(socket)) return;
  const deadline = scheduler.schedule(() => {
    socket.terminate();
  }, terminateAfterMs);
  if (socket.readyState === closedState) deadline.unsubscribe();
  else
    socket.addEventListener('close', () => {
      deadline.unsubscribe();
    });
}

const isTerminable = (socket: WebSocket): socket is WebSocket & { readonly terminate: () => void } =>
  'terminate' in socket && typeof socket.terminate === 'function';
