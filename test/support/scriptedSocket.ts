import type { WebSocketConstructor } from 'agg-rx';
import { FakeSocket } from '../../src/testing/simulatedSocket/fakeSocket.js';

/** A socket that the test plays by hand, and what our side did with it. */
export class ScriptedSocket extends FakeSocket {
  /** What was sent, as the text that it was. */
  readonly sent: string[] = [];
  /** The code of each close by our side. */
  readonly closeCalls: (number | undefined)[] = [];
  readonly options: object | undefined;

  constructor(url: string, _protocols?: string | string[], options?: object) {
    super(url, {
      sent: (text) => {
        this.sent.push(text);
      },
      closed: (code) => {
        this.closeCalls.push(code);
      },
    });
    this.options = options;
  }

  says(message: unknown): void {
    this.frame(JSON.stringify(message));
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
