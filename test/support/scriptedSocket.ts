import type { WebSocketConstructor } from 'agg-rx';

/** A socket without a network: the test plays the other side. */
export class ScriptedSocket extends EventTarget implements WebSocket {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readonly bufferedAmount = 0;
  readonly extensions = '';
  readonly protocol = '';
  binaryType: BinaryType = 'blob';
  readyState: 0 | 1 | 2 | 3 = 0;
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;

  /** What was sent, as the text that it was. */
  readonly sent: string[] = [];
  /** The code of each call of `close`. */
  readonly closeCalls: (number | undefined)[] = [];

  readonly url: string;
  readonly options: object | undefined;

  constructor(url: string, _protocols?: string | string[], options?: object) {
    super();
    this.url = url;
    this.options = options;
  }

  send(text: string): void {
    this.sent.push(text);
  }

  /** As in a browser: the other side's answer, or `closes`, ends it. */
  close(code?: number): void {
    this.closeCalls.push(code);
    this.readyState = 2;
  }

  opens(): void {
    this.readyState = 1;
    this.onopen?.(new Event('open'));
  }

  says(message: unknown): void {
    this.frame(JSON.stringify(message));
  }

  frame(data: unknown): void {
    this.onmessage?.(new MessageEvent('message', { data }));
  }

  /** An `error` event, which tells nothing; a `close` is to follow, but may be late. */
  fails(): void {
    this.onerror?.(new Event('error'));
  }

  closes(code: number, reason = ''): void {
    this.readyState = 3;
    const event = Object.assign(new Event('close'), { code, reason, wasClean: code !== 1006 });
    this.onclose?.(event);
    this.dispatchEvent(event);
  }
}

/** A socket as in Node, which can be cut without the other side's answer. */
export class TerminableSocket extends ScriptedSocket {
  terminations = 0;

  terminate(): void {
    this.terminations += 1;
    this.closes(1006);
  }
}

/** A constructor to open scripted sockets by, and all that it has made. */
export interface ScriptedSockets {
  readonly WebSocketCtor: WebSocketConstructor;
  readonly all: readonly ScriptedSocket[];
  /** The socket opened last. */
  readonly last: () => ScriptedSocket;
}

export function scriptedSockets(Base: typeof ScriptedSocket = ScriptedSocket): ScriptedSockets {
  const all: ScriptedSocket[] = [];
  class Recorded extends Base {
    constructor(url: string, protocols?: string | string[], options?: object) {
      super(url, protocols, options);
      all.push(this);
    }
  }
  return {
    WebSocketCtor: Recorded,
    all,
    last: () => {
      const socket = all.at(-1);
      if (socket === undefined) throw new Error('no socket has been opened');
      return socket;
    },
  };
}
