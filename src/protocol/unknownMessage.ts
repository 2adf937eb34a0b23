import type { Either } from 'fp-ts/Either';
import { left, right } from '../units/either.js';
import type { DecodeError } from './decodeError.js';
import { malformed } from './malformed.js';
import { issuesBy } from './messageFields.js';
import type { ServerMessage } from './serverMessage.js';

type Json = Readonly<Record<string, unknown>>;
type Named = Json & { readonly type: string };
type EventOfOrder = Named & { readonly event: string; readonly orderId: string; readonly timestamp: number };

const issuesOfName = issuesBy({ type: 'text' });
const issuesOfEventName = issuesBy({ event: 'text' });
/** What makes an event of an unknown name an event of an order. */
const issuesOfOrderRef = issuesBy({ orderId: 'text', timestamp: 'number' });

/** What a parsed frame is that bears no name that is read: a message of another name, or none at all. */
export function readUnknown(json: unknown, frame: string): Either<DecodeError, ServerMessage> {
  const unnamed = issuesOfName(json);
  if (unnamed.length > 0) return left(malformed(unnamed, json, frame));
  const raw = json as Named;
  const unrecognized = right({ type: 'unrecognized', name: raw.type, raw } as const);
  if (raw.type !== 'order_event') return unrecognized;

  const unnamedEvent = issuesOfEventName(json);
  if (unnamedEvent.length > 0) return left(malformed(unnamedEvent, json, frame));
  if (issuesOfOrderRef(json).length > 0) return unrecognized;
  const { event: name, orderId, timestamp } = json as EventOfOrder;
  return right({ type: 'order_event', event: 'unrecognized', name, orderId, timestamp, raw });
}
