import type { Observable } from 'rxjs';

/** The gateway's end of a socket, as far as the simulator looks at it: a real one, or one in memory. */
export interface ServerSocket {
  /** What the client says; an empty text for a binary frame. */
  readonly texts$: Observable<string>;
  /** Emits once, when the socket has closed. */
  readonly closed$: Observable<unknown>;
  readonly isOpen: () => boolean;
  readonly send: (frame: string | Uint8Array) => void;
  /** Closes with a close frame; without a code with an empty one, which the client sees as 1005. */
  readonly close: (code?: number, reason?: string) => void;
  /** Breaks off without a close frame. */
  readonly terminate: () => void;
  /** Sends a WebSocket ping, which clients answer by themselves. */
  readonly ping: () => void;
}
