import type { Either } from 'fp-ts/Either';
import * as z from 'zod/mini';
import { left, right } from '../units/either.js';
import { balanceUpdateSchema } from './balanceUpdate.js';
import {
  authenticatedSchema,
  connectedSchema,
  heartbeatSchema,
  serverErrorSchema,
  subscribedSchema,
  unsubscribedSchema,
} from './connectionMessages.js';
import type { DecodeError, Malformed } from './decodeError.js';
import { orderEventSchemas } from './orderEvent.js';
import { orderSubmittedSchema } from './orderSubmitted.js';
import type { ServerMessage, Unrecognized } from './serverMessage.js';

/** How `decode` treats a frame. */
export interface DecodeOptions {
  /** Frames of more UTF-8 bytes than this are `TooLarge`. @defaultValue 1_048_576 */
  readonly maxFrameBytes?: number;
}

type Json = Readonly<Record<string, unknown>>;
type Schema = z.ZodMiniType<ServerMessage>;

const excerptChars = 200;
// A megabyte of wrong ids would otherwise give a hundred thousand issues.
const maxIssues = 20;

const notText: z.core.$ZodIssue = { code: 'invalid_type', expected: 'string', path: [], message: 'Not a text frame' };

// Maps, not objects: a message may call itself `__proto__` or `constructor`.
const messageSchemas = new Map<string, Schema>([
  ['connected', connectedSchema],
  ['authenticated', authenticatedSchema],
  ['heartbeat', heartbeatSchema],
  ['error', serverErrorSchema],
  ['subscribed', subscribedSchema],
  ['unsubscribed', unsubscribedSchema],
  ['order_submitted', orderSubmittedSchema],
  ['balance_update', balanceUpdateSchema],
]);
const eventSchemas = new Map<string, Schema>(Object.entries(orderEventSchemas));

const namedMessageSchema = z.looseObject({ type: z.string() });
const namedEventSchema = z.looseObject({ event: z.string() });
/** What makes an event of an unknown name an event of an order. */
const orderRefSchema = z.looseObject({ orderId: z.string(), timestamp: z.number() });

type NamedMessage = z.infer<typeof namedMessageSchema>;

/**
 * Reads one frame of the gateway: its name first, then its fields with the schema of that name. What the
 * gateway sends that we don't know comes out as `unrecognized`, never as an error; a known message with
 * unreadable fields is a `DecodeError`. Never throws, whatever the frame; a binary frame is `Malformed`.
 *
 * The message is the parsed JSON itself: field names as on the wire, unknown extra fields kept.
 *
 * @param frame the text of one WebSocket frame
 * @example
 * import { either as E } from 'fp-ts';
 * const read = decode('{"type":"heartbeat","ts":1710000000000}');
 * if (E.isRight(read) && read.right.type === 'heartbeat') console.log(new Date(read.right.ts));
 */
export function decode(frame: unknown, options: DecodeOptions = {}): Either<DecodeError, ServerMessage> {
  const { maxFrameBytes = 1_048_576 } = options;
  if (typeof frame !== 'string') return left(malformed([notText], undefined, ''));
  const json = parse(frame, maxFrameBytes);
  if (json._tag === 'Left') return json;
  const named = read(namedMessageSchema, json.right, frame);
  if (named._tag === 'Left') return named;
  const message = named.right;
  return message.type === 'order_event' ? decodeOrderEvent(message, frame) : decodeNamed(message, frame);
}

function decodeNamed(message: NamedMessage, frame: string): Either<DecodeError, ServerMessage> {
  const schema = messageSchemas.get(message.type);
  return schema === undefined ? right(unrecognized(message)) : read(schema, message, frame);
}

function decodeOrderEvent(message: NamedMessage, frame: string): Either<DecodeError, ServerMessage> {
  const named = read(namedEventSchema, message, frame);
  if (named._tag === 'Left') return named;
  const { event: name } = named.right;
  const schema = eventSchemas.get(name);
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

function malformed(issues: Malformed['issues'], json: unknown, frame: string): Malformed {
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

const excerptOf = (frame: string): string => frame.slice(0, excerptChars);

function parse(frame: string, maxFrameBytes: number): Either<DecodeError, unknown> {
  const sizeBytes = sizeWhenOver(frame, maxFrameBytes);
  if (sizeBytes !== undefined) {
    return left({ _tag: 'TooLarge', sizeBytes, maxFrameBytes, excerpt: excerptOf(frame) });
  }
  try {
    return right(JSON.parse(frame) as unknown);
  } catch {
    return left({ _tag: 'NotJson', excerpt: excerptOf(frame) });
  }
}

/** A UTF-16 unit is one to three bytes of UTF-8, so most frames need no counting. */
function sizeWhenOver(frame: string, maxFrameBytes: number): number | undefined {
  if (frame.length * 3 <= maxFrameBytes) return undefined;
  const sizeBytes = new TextEncoder().encode(frame).length;
  return sizeBytes > maxFrameBytes ? sizeBytes : undefined;
}
