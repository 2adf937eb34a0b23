import type { ServerMessage } from '../../protocol/index.js';

/** What the gateway's side of a socket does. */
export type SocketCue =
  /** Accepts the socket: opens it and says `connected`, with the user of the token in the URL where there is one. */
  | 'connects'
  /** Answers the last `authenticate`: says `authenticated`, with the user of the token in it. */
  | 'authenticates'
  /** Says `heartbeat`, with the time of the virtual clock. */
  | 'beats'
  /** Gives an `error` event, which tells nothing; a close may follow. */
  | 'fails'
  /** Closes with this code. */
  | number
  /** Says this; opens the socket first where it isn't open. */
  | ServerMessage
  | {
      /** Sends this text as it is. */
      readonly text: string;
    };

/** Said on the socket that the line played last, after that one was given up. */
export interface LateCue {
  /** What is said too late. */
  readonly late: ServerMessage;
}

/** What comes of a refresh. */
export type TokenCue =
  /** A fresh token of `usr_1`, issued now, good for 15 minutes and unlike any before. */
  | 'refreshes'
  | {
      /** This token. */
      readonly token: string;
    }
  | {
      /** An error with this HTTP status: 400, 401 and 403 are refusals. */
      readonly status: number;
    }
  | {
      /** An error without a status, as the network gives it: its message. */
      readonly fault: string;
    };

/** How REST answers a request. */
export type RestCue =
  | {
      /** One page of orders or positions. */
      readonly rows: readonly unknown[];
      /** Stands for the next page; left out on the last one. */
      readonly nextCursor?: string;
    }
  | {
      /** This body, such as balances. */
      readonly json: unknown;
    }
  | {
      /** An HTTP status with an empty object. */
      readonly status: number;
      /** What `Retry-After` asks for. */
      readonly retryAfterSeconds?: number;
    }
  | {
      /** No answer: the network fails, with this message. */
      readonly fault: string;
    };

/** What a letter of a line stands for; `wakes`: the machine comes back from sleep. */
export type Cue = SocketCue | LateCue | TokenCue | RestCue | 'wakes';

/** The letters that every line knows; `|` closes with 1000. */
export const commonLetters = {
  a: 'authenticates',
  c: 'connects',
  h: 'beats',
  t: 'refreshes',
  w: 'wakes',
  F: { fault: 'the network is down' },
  R: { status: 401 },
  X: 1006,
  '|': 1000,
} as const satisfies Readonly<Record<string, Cue>>;

export const isTokenCue = (cue: Cue): cue is TokenCue =>
  cue === 'refreshes' || (isNoMessage(cue) && ('token' in cue || 'status' in cue || 'fault' in cue));

export const isRestCue = (cue: Cue): cue is RestCue =>
  isNoMessage(cue) && ('rows' in cue || 'json' in cue || 'status' in cue || 'fault' in cue);

export const isLateCue = (cue: Cue): cue is LateCue => isNoMessage(cue) && 'late' in cue;

export const isTextCue = (cue: Cue): cue is Extract<SocketCue, { readonly text: string }> =>
  isNoMessage(cue) && 'text' in cue;

/** A message may have any field. */
const isNoMessage = (cue: Cue): cue is Exclude<Extract<Cue, object>, ServerMessage> =>
  typeof cue === 'object' && !('type' in cue);
