import type { Either } from 'fp-ts/Either';
import * as z from 'zod/mini';
import type { DecodeError, ServerMessage, Unrecognized } from 'agg-rx/protocol';
import { malformed } from '../../src/protocol/malformed.js';
import { left, right } from '../../src/units/either.js';
import { eventSchemas, messageSchemas } from './messageSchemas.js';

type Schema = z.ZodMiniType<ServerMessage>;

// Maps, not objects: a message may call itself `__proto__` or `constructor`.
const schemasByType = new Map<string, Schema>(Object.entries(messageSchemas));
const schemasByEvent = new Map<string, Schema>(Object.entries(eventSchemas));

const namedMessageSchema = z.looseObject({ type: z.string() });
const namedEventSchema = z.looseObject({ event: z.string() });
/** What makes an event of an unknown name an event of an order. */
const orderRefSchema = z.looseObject({ orderId: z.string(), timestamp: z.number() });

type NamedMessage = z.infer<typeof namedMessageSchema>;

/** What the zod schemas alone make of a parsed frame: what `decode` must answer too. */
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
