import type { Either } from 'fp-ts/Either';
import { createDecode } from './createDecode.js';
import type { DecodeError } from './decodeError.js';
import type { ServerMessage } from './serverMessage.js';

/** How `decode` treats a frame. */
export interface DecodeOptions {
  /** Frames of more UTF-8 bytes than this are `TooLarge`. @defaultValue 1_048_576 */
  readonly maxFrameBytes?: number;
}

const decodeLearned = createDecode();

/**
 * Reads one frame of the gateway: its name first, then its fields with the schema of that name. What the
 * gateway sends that we don't know comes out as `unrecognized`, never as an error; a known message with
 * unreadable fields is a `DecodeError`. Never throws, whatever the frame; a binary frame is `Malformed`.
 *
 * The message is the parsed JSON itself: field names as on the wire, unknown extra fields kept. Its texts may be cut out
 * of the frame, whose text then stays in memory as long as one of them does; the states of orders copy what they keep.
 *
 * @param frame the text of one WebSocket frame
 * @param options how the frame is treated
 * @param options.maxFrameBytes bytes of UTF-8 over which a frame is not read; 1,048,576 unless said otherwise
 * @example
 * import { either as E } from 'fp-ts';
 * const read = decode('{"type":"heartbeat","ts":1710000000000}');
 * if (E.isRight(read) && read.right.type === 'heartbeat') console.log(new Date(read.right.ts));
 */
export function decode(
  frame: unknown,
  { maxFrameBytes = 1_048_576 }: DecodeOptions = {},
): Either<DecodeError, ServerMessage> {
  return decodeLearned(frame, maxFrameBytes);
}
