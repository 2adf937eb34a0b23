import type { UserEvent } from '../../events/index.js';
import type { GatewayStatus } from '../../gateway/status.js';
import type { DecodeError, ServerMessage } from '../../protocol/index.js';
import { isUserMessage } from '../../protocol/userMessage.js';

/** What this library says between a gateway's own messages: markers, and what REST knows. */
export type AddedEvent = Exclude<UserEvent, ServerMessage>;

/** One thing that a run has heard. All that it shows follows from these, and from when they came. */
export type Heard =
  | { readonly type: 'status'; readonly status: GatewayStatus }
  | { readonly type: 'frame'; readonly message: ServerMessage }
  /** A frame that could not be read. */
  | { readonly type: 'rejected'; readonly error: DecodeError }
  | { readonly type: 'event'; readonly event: AddedEvent }
  /** Something else worth a line. */
  | { readonly type: 'note'; readonly text: string }
  /** The run is over, and nobody asked for it. */
  | { readonly type: 'failed'; readonly reason: string }
  /** The run is over as it was meant to be. */
  | { readonly type: 'end' };

/** Something heard, and when: epoch milliseconds, this machine's clock. */
export type HeardAt = Heard & { readonly at: number };

/** The part of it that the operators take, where it has one. */
export function heardEventOf(heard: Heard): UserEvent | undefined {
  switch (heard.type) {
    case 'frame':
      return isUserMessage(heard.message) ? heard.message : undefined;
    case 'event':
      return heard.event;
    case 'status':
    case 'rejected':
    case 'note':
    case 'failed':
    case 'end':
      return undefined;
  }
}
