import type { ClientMessage } from '../protocol/clientMessage.js';
import type { DecodeError } from '../protocol/decodeError.js';
import type { ServerMessage } from '../protocol/serverMessage.js';
import type { Answer } from './handshake.js';

/**
 * What a connection tells, in the order in which it happened: the gateway's messages as they are, and between them what
 * becomes of the connection. No message is ever of these types: one that the gateway called so is `unrecognized`.
 */
export type Incoming =
  | ServerMessage
  /** A frame that could not be read. */
  | { readonly type: 'rejected'; readonly error: DecodeError }
  /** The connection can be written to. */
  | { readonly type: 'line'; readonly send: (message: ClientMessage) => boolean }
  /** Who is signed in has been settled anew; no `userId` at app level. */
  | { readonly type: 'level'; readonly userId?: string | undefined }
  | { readonly type: 'answer'; readonly answer: Answer }
  /** The gateway won't renew the token of the user who is signed in: another connection is to take over. */
  | { readonly type: 'relief' }
  /**
   * Another connection has taken over. The former is `kept` until it is known to be `whole`: nothing is missing
   * between the two. Where it is `lost`, what it had not brought may be.
   */
  | { readonly type: 'handover'; readonly former: 'kept' | 'whole' | 'lost' }
  /** The connection has ended; another is to follow. */
  | { readonly type: 'lost'; readonly forAnotherUser: boolean };

/** What a frame said, whether or not it could be read. */
export type Frame = ServerMessage | Extract<Incoming, { readonly type: 'rejected' }>;

/** Whether it is what a frame said. */
export function isFrame(item: Incoming): item is Frame {
  switch (item.type) {
    case 'line':
    case 'level':
    case 'answer':
    case 'relief':
    case 'handover':
    case 'lost':
      return false;
    default:
      return true;
  }
}
