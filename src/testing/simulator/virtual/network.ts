import { BehaviorSubject } from 'rxjs';
import type { UpgradeHandler, UpgradeVerdict } from '../listen.js';
import { VirtualSocket } from './virtualSocket.js';
import type { WireOptions } from './wire.js';

/** A constructor of sockets like the platform's. */
export type VirtualSocketConstructor = new (url: string, protocols?: string | string[], options?: object) => WebSocket;

/** A socket, as an observer sees it from above. */
export interface SeenSocket {
  /** Counted from 1 in the order of connecting. */
  readonly id: number;
  /** Whether the client holds it open or opens it: it has not begun to close it, nor heard of its end. */
  readonly isHeld: boolean;
  /** Whether the client is done with it. */
  readonly isClosed: boolean;
  /** Whether what is sent on it arrives. */
  readonly passes: boolean;
}

/** What lies between clients and gateway, and can be disturbed. */
export interface VirtualNetwork {
  /** Breaks off all sockets; both ends hear of it. */
  readonly cut: () => void;
  /** Swallows all that is sent on the sockets that there are now, either way; neither end hears of it. */
  readonly halfOpen: () => void;
  /** Breaks off all sockets and lets no other come up, nor any request through, until what is returned is called. */
  readonly goOffline: () => () => void;
  /** The sockets that there are. */
  readonly sockets: () => readonly SeenSocket[];
  /** The number of the socket whose frame a client is at work on now. */
  readonly delivering: () => number | undefined;
}

/** The network and what serves it. */
export interface OwnNetwork extends VirtualNetwork {
  readonly WebSocketCtor: VirtualSocketConstructor;
  readonly isOnline: () => boolean;
  /** Takes all wires away. */
  readonly remove: () => void;
}

export function createNetwork(onUpgrade: UpgradeHandler, options: WireOptions): OwnNetwork {
  const outages = new BehaviorSubject<readonly symbol[]>([]);
  const sockets: VirtualSocket[] = [];
  let delivering: number | undefined;

  const isOnline = (): boolean => outages.value.length === 0;

  const onConnect = (url: string): UpgradeVerdict => {
    if (!isOnline()) return { kind: 'refuse', status: 0 };
    const { pathname, searchParams } = new URL(url);
    const [appId, token] = [searchParams.get('appId'), searchParams.get('token')];
    return onUpgrade({
      path: pathname,
      ...(appId !== null && { appId }),
      ...(token !== null && { token }),
    });
  };

  class Connected extends VirtualSocket {
    constructor(url: string) {
      const id = sockets.length + 1;
      const onFrame = (deliver: () => void): void => {
        delivering = id;
        deliver();
        delivering = undefined;
      };
      super(url, { ...options, onConnect, onFrame });
      sockets.push(this);
    }
  }

  const cut = (): void => {
    for (const { wire } of sockets) {
      wire.toServer.send({ kind: 'cut' });
      wire.toClient.send({ kind: 'cut' });
    }
  };

  return {
    WebSocketCtor: Connected,
    isOnline,
    cut,
    halfOpen() {
      for (const { wire } of sockets) wire.swallow();
    },
    goOffline() {
      const outage = Symbol('outage');
      outages.next([...outages.value, outage]);
      cut();
      return () => {
        outages.next(outages.value.filter((each) => each !== outage));
      };
    },
    sockets: () =>
      sockets.map(({ readyState, CLOSED, CLOSING, wire }, at) => ({
        id: at + 1,
        isHeld: readyState !== CLOSING && readyState !== CLOSED,
        isClosed: readyState === CLOSED,
        passes: wire.passes(),
      })),
    delivering: () => delivering,
    remove() {
      for (const { wire } of sockets) wire.remove();
    },
  };
}
