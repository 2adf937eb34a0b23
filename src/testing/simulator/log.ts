import { maskTokens } from '../token.js';

/** A frame that was handed to an open socket. */
export interface SentFrame {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** The socket, counted from 1 in the order of connecting. */
  readonly connection: number;
  /** Whose socket it was, where somebody was signed in. */
  readonly userId?: string;
  /** The frame's text, with `***` in place of tokens; a binary frame's bytes as text. */
  readonly text: string;
}

/** A frame that a client sent, as it came: with its token, so that a test can tell which one. */
export interface ReceivedFrame {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** The socket, counted from 1 in the order of connecting. */
  readonly connection: number;
  /** The frame's text, tokens and all. */
  readonly text: string;
}

/** A client's request for a socket. */
export interface SeenUpgrade {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** The path of the address. */
  readonly path: string;
  /** The app that it named. */
  readonly appId?: string;
  /** The token as it came: a test may want to know which one. */
  readonly token?: string;
  /** The `Origin` that it sent. */
  readonly origin?: string;
  /** Whether it got a socket. */
  readonly accepted: boolean;
}

/** What clients have done so far. The lists hold the last 10,000 entries. */
export interface Seen {
  /** How many sockets were ever accepted. */
  readonly connectionCount: number;
  /** Requests for a socket, the oldest first. */
  readonly upgrades: readonly SeenUpgrade[];
  /** Frames that clients sent, the oldest first. */
  readonly received: readonly ReceivedFrame[];
  /** How often a refresh was asked for over REST. */
  readonly refreshCalls: number;
  /** The most refreshes that were under way at one time. */
  readonly refreshCallsAtOnce: number;
  /** How often a sign-out was asked for over REST. */
  readonly signOutCalls: number;
}

/** Where everything that happens is written down. */
export interface Log {
  readonly connected: () => number;
  readonly upgraded: (upgrade: SeenUpgrade) => void;
  readonly received: (frame: ReceivedFrame) => void;
  readonly sent: (frame: SentFrame) => void;
  /** A refresh begins; what is returned ends it. */
  readonly refreshBegan: () => () => void;
  readonly signedOut: () => void;
  readonly seen: () => Seen;
  readonly sentFrames: () => readonly SentFrame[];
}

export function createLog(): Log {
  const upgrades = createTail<SeenUpgrade>();
  const received = createTail<ReceivedFrame>();
  const sent = createTail<SentFrame>();
  const counts = { connections: 0, refreshes: 0, refreshesNow: 0, refreshesAtOnce: 0, signOuts: 0 };
  return {
    connected: () => (counts.connections += 1),
    upgraded: upgrades.add,
    received: received.add,
    sent(frame) {
      sent.add({ ...frame, text: maskTokens(frame.text) });
    },
    refreshBegan() {
      counts.refreshes += 1;
      counts.refreshesNow += 1;
      counts.refreshesAtOnce = Math.max(counts.refreshesAtOnce, counts.refreshesNow);
      return () => {
        counts.refreshesNow -= 1;
      };
    },
    signedOut() {
      counts.signOuts += 1;
    },
    seen: () => ({
      connectionCount: counts.connections,
      upgrades: upgrades.list(),
      received: received.list(),
      refreshCalls: counts.refreshes,
      refreshCallsAtOnce: counts.refreshesAtOnce,
      signOutCalls: counts.signOuts,
    }),
    sentFrames: sent.list,
  };
}

const kept = 10_000;

/** The last entries of a list; it is cut now and then, not each time, to stay cheap. */
function createTail<T>(): { readonly add: (entry: T) => void; readonly list: () => readonly T[] } {
  const entries: T[] = [];
  return {
    add(entry) {
      if (entries.length >= 2 * kept) entries.splice(0, kept);
      entries.push(entry);
    },
    list: () => entries.slice(-kept),
  };
}
