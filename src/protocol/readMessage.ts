import type { Either } from 'fp-ts/Either';
import { left, right } from '../units/either.js';
import type { DecodeError, Malformed } from './decodeError.js';
import { maxIssues } from './fieldKind.js';
import { fieldsOf, knownEvents, knownTypes, type Fields } from './messageFields.js';
import type { ServerMessage, Unrecognized } from './serverMessage.js';

type Json = Readonly<Record<string, unknown>>;
type Answer = Either<DecodeError, ServerMessage>;

interface NamedMessage extends Json {
  readonly type: string;
}

const excerptChars = 200;

// Maps, not objects: a message may call itself `__proto__` or `constructor`.
const fieldsByType = new Map<string, Fields>(Object.entries(knownTypes));
const fieldsByEvent = new Map<string, Fields>(Object.entries(knownEvents));

const namedMessage = fieldsOf({ type: 'text' });
const namedEvent = fieldsOf({ event: 'text' });
/** What makes an event of an unknown name an event of an order. */
const orderRef = fieldsOf({ orderId: 'text', timestamp: 'number' });

/** What a parsed frame is, and what is wrong with it in the words of the zod schemas. */
export const readMessage = (json: unknown, frame: string): Answer =>
  refused(namedMessage, json, frame) ?? readNamed(json as NamedMessage, frame);

function readNamed(message: NamedMessage, frame: string): Answer {
  if (message.type === 'order_event') return refused(namedEvent, message, frame) ?? readOrderEvent(message, frame);
  const fields = fieldsByType.get(message.type);
  if (fields === undefined) return right(unrecognized(message));
  return refused(fields, message, frame) ?? right(message as unknown as ServerMessage);
}

function readOrderEvent(message: NamedMessage, frame: string): Answer {
  const {
    event: name,
    orderId,
    timestamp,
  } = message as NamedMessage & Record<'event' | 'orderId', string> & { timestamp: number };
  const fields = fieldsByEvent.get(name);
  if (fields !== undefined) return refused(fields, message, frame) ?? right(message as unknown as ServerMessage);
  if (!orderRef.fits(message)) return right(unrecognized(message));
  return right({ type: 'order_event', event: 'unrecognized', name, orderId, timestamp, raw: message });
}

const unrecognized = (raw: NamedMessage): Unrecognized => ({ type: 'unrecognized', name: raw.type, raw });

function refused(fields: Fields, json: unknown, frame: string): Either<DecodeError, never> | undefined {
  const issues = fields.issues(json);
  return issues.length === 0 ? undefined : left(malformed(issues, json, frame));
}

export function malformed(issues: Malformed['issues'], json: unknown, frame: string): Malformed {
  const { type, orderId, event } = isObject(json) ? json : {};
  return {
    _tag: 'Malformed',
    ...(isShort(type) && { name: type }),
    issues: issues.slice(0, maxIssues),
    ...(isShort(orderId) && { orderId }),
    ...(isShort(event) && { event }),
    excerpt: excerptOf(frame),
  };
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** An error stays small whatever the frame: a name longer than the excerpt counts as not readable. */
const isShort = (value: unknown): value is string => typeof value === 'string' && value.length <= excerptChars;

export const excerptOf = (frame: string): string => frame.slice(0, excerptChars);
