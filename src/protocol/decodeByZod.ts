import type { Either } from 'fp-ts/Either';
import * as z from 'zod/mini';
import { left, right } from '../units/either.js';
import type { DecodeError, Malformed } from './decodeError.js';
import { messageSchemas } from './messageSchemas.js';
import { orderEventSchemas } from './orderEvent.js';
import type { ServerMessage, Unrecognized } from './serverMessage.js';

type Json = Readonly<Record<string, unknown>>;
type Schema = z.ZodMiniType<ServerMessage>;

const excerptChars = 200;
// A megabyte of wrong ids would otherwise give a hundred thousand issues.
const maxIssues = 20;

// Maps, not objects: a message may call itself `__proto__` or `constructor`.
const schemasByType = new Map<string, Schema>(Object.entries(messageSchemas));
const schemasByEvent = new Map<string, Schema>(Object.entries(orderEventSchemas));

const namedMessageSchema = z.looseObject({ type: z.string() });
const namedEventSchema = z.looseObject({ event: z.string() });
/** What makes an event of an unknown name an event of an order. */
const orderRefSchema = z.looseObject({ orderId: z.string(), timestamp: z.number() });

type NamedMessage = z.infer<typeof namedMessageSchema>;

/** What the zod schemas say of a parsed frame, which alone decide what is an error. */
export function decodeByZod(json: unknown, frame: string): Either<DecodeError, ServerMessage> {
  const named = read(namedMessageSchema, json, frame);
  if (named._tag === 'Left') return named;
  const message = named.right;
  return message.type === 'order_event' ? decodeOrderEvent(message, frame) : decodeNamed(message, frame);
}

function decodeNamed(message: NamedMessage, frame: string): Either<DecodeError, ServerMessage> {
  const schema = schemasByType.get(message.type);
  return schema === undefined ? right(unrecognized(message)) : read(schema, message, frame);
}

function decodeOrderEvent(message: NamedMessage, frame: string): Either<DecodeError, ServerMessage> {
  const named = read(namedEventSchema, message, frame);
  if (named._tag === 'Left') return named;
  const { event: name } = named.right;
  const schema = schemasByEvent.get(name);
  if (schema !== undefined) return read(schema, message, frame);
  const order = read(orderRefSchema, message, frame);
  if (order._tag === 'Left') return right(unrecognized(message));
  const { orderId, timestamp } = order.right;
  return right({ type: 'order_event', event: 'unrecognized', name, orderId, timestamp, raw: message });
}

const unrecognized = (raw: NamedMessage): Unrecognized => ({ type: 'unrecognized', name: raw.type, raw });

/** A value that fits is itself what was read: the schemas change nothing. */
function read<T>(schema: z.ZodMiniType<T>, json: unknown, frame: string): Either<DecodeError, T> {
  const { error } = schema.safeParse(json);
  return error === undefined ? right(json as T) : left(malformed(error.issues, json, frame));
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
