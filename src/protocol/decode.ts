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

/** What an order event needs before its name is looked up: see `decode`. */
const namedEventSchema = z.looseObject({ event: z.string() });
const orderRefSchema = z.looseObject({ orderId: z.string(), timestamp: z.number() });
const namedMessageSchema = z.looseObject({ type: z.string() });

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
  if (typeof frame !== 'string') return malformed('', issuesOf(z.string(), frame), {});
  const sizeBytes = sizeWhenOver(frame, maxFrameBytes);
  if (sizeBytes !== undefined) {
    return left({ _tag: 'TooLarge', sizeBytes, maxFrameBytes, excerpt: frame.slice(0, excerptChars) });
  }
  const json = parse(frame);
  if (json === notJson) return left({ _tag: 'NotJson', excerpt: frame.slice(0, excerptChars) });
  if (!fits(namedMessageSchema, json)) {
    return malformed(frame, issuesOf(namedMessageSchema, json), isObject(json) ? json : {});
  }
  return json.type === 'order_event' ? decodeOrderEvent(frame, json) : decodeNamed(frame, json);
}

function decodeNamed(frame: string, message: Json & { readonly type: string }): Either<DecodeError, ServerMessage> {
  const schema = messageSchemas.get(message.type);
  return schema === undefined ? right(unrecognized(message)) : decodeWith(schema, frame, message);
}

function decodeOrderEvent(
  frame: string,
  message: Json & { readonly type: string },
): Either<DecodeError, ServerMessage> {
  if (!fits(namedEventSchema, message)) return malformed(frame, issuesOf(namedEventSchema, message), message);
  const { event: name } = message;
  const schema = eventSchemas.get(name);
  if (schema !== undefined) return decodeWith(schema, frame, message);
  if (!fits(orderRefSchema, message)) return right(unrecognized(message));
  const { orderId, timestamp } = message;
  return right({ type: 'order_event', event: 'unrecognized', name, orderId, timestamp, raw: message });
}

function decodeWith(schema: Schema, frame: string, message: Json): Either<DecodeError, ServerMessage> {
  return fits(schema, message) ? right(message) : malformed(frame, issuesOf(schema, message), message);
}

const unrecognized = (raw: Json & { readonly type: string }): Unrecognized => ({
  type: 'unrecognized',
  name: raw.type,
  raw,
});

function malformed(frame: string, issues: Malformed['issues'], message: Json): Either<DecodeError, never> {
  const { type, orderId, event } = message;
  return left({
    _tag: 'Malformed',
    ...(typeof type === 'string' && { name: type }),
    issues,
    ...(typeof orderId === 'string' && { orderId }),
    ...(typeof event === 'string' && { event }),
    excerpt: frame.slice(0, excerptChars),
  });
}

/** The schemas change nothing, so a value that fits is itself the message. */
const fits = <T>(schema: z.ZodMiniType<T>, value: unknown): value is T => schema.safeParse(value).success;

const issuesOf = (schema: z.ZodMiniType, value: unknown): Malformed['issues'] =>
  schema.safeParse(value).error?.issues ?? [];

const notJson = Symbol('not JSON');

function parse(frame: string): unknown {
  try {
    return JSON.parse(frame) as unknown;
  } catch {
    return notJson;
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** A UTF-16 unit is one to three bytes of UTF-8, so most frames need no counting. */
function sizeWhenOver(frame: string, maxFrameBytes: number): number | undefined {
  if (frame.length * 3 <= maxFrameBytes) return undefined;
  const sizeBytes = new TextEncoder().encode(frame).length;
  return sizeBytes > maxFrameBytes ? sizeBytes : undefined;
}
