import type { Either } from 'fp-ts/Either';
import type * as z from 'zod/mini';
import { left, right } from '../units/either.js';
import type { DecodeError } from './decodeError.js';
import { knownMessages, type Json } from './knownMessage.js';
import { excerptOf, malformed } from './malformed.js';
import type { ServerMessage } from './serverMessage.js';
import { readUnknown } from './unknownMessage.js';

const notText: z.core.$ZodIssue = { code: 'invalid_type', expected: 'string', path: [], message: 'Not a text frame' };

/** No message is longer by far, and on a frame without bound a pattern would need a stack without bound. */
const longestByShape = 4_096;

/**
 * A decoder that has seen no frame yet. What it learns of the order of keys makes it faster and changes no answer: a
 * frame of a known shape is read by that shape, any other by `JSON.parse` and the kinds of its fields.
 */
export function createDecode(): (frame: unknown, maxFrameBytes: number) => Either<DecodeError, ServerMessage> {
  const known = knownMessages();

  return (frame, maxFrameBytes) => {
    if (typeof frame !== 'string') return left(malformed([notText], undefined, ''));
    const sizeBytes = sizeWhenOver(frame, maxFrameBytes);
    if (sizeBytes !== undefined) {
      return left({ _tag: 'TooLarge', sizeBytes, maxFrameBytes, excerpt: excerptOf(frame) });
    }
    const isShort = frame.length <= longestByShape;
    const read = isShort ? known.byFrame(frame)?.read(frame) : undefined;
    if (read !== undefined) return right(read as ServerMessage);

    let message: unknown;
    try {
      message = JSON.parse(frame);
    } catch {
      return left({ _tag: 'NotJson', excerpt: excerptOf(frame) });
    }
    const named = isObject(message) ? known.byName(message) : undefined;
    if (named === undefined) return readUnknown(message, frame);
    const issues = named.issuesOf(message);
    if (issues.length > 0) return left(malformed(issues, message, frame));
    if (isShort) named.learn(frame, message as Json);
    return right(message as ServerMessage);
  };
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** A UTF-16 unit is one to three bytes of UTF-8, so most frames need no counting. */
function sizeWhenOver(frame: string, maxFrameBytes: number): number | undefined {
  if (frame.length * 3 <= maxFrameBytes) return undefined;
  const sizeBytes = new TextEncoder().encode(frame).length;
  return sizeBytes > maxFrameBytes ? sizeBytes : undefined;
}
