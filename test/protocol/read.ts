import { decode, type DecodeError, type DecodeOptions, type Malformed, type ServerMessage } from 'agg-rx/protocol';
import { either as E } from 'fp-ts';

/** A frame of the gateway with these fields. */
export const frameOf = (fields: unknown): string => JSON.stringify(fields);

/** The message of a frame that is expected to be readable. */
export const messageOf = (frame: unknown, options?: DecodeOptions): ServerMessage =>
  E.getOrElse<DecodeError, ServerMessage>((error) => {
    throw new Error(`expected a message, got ${error._tag}: ${error.excerpt}`);
  })(decode(frame, options));

/** The error of a frame that is expected not to be readable. */
export const errorOf = (frame: unknown, options?: DecodeOptions): DecodeError =>
  E.match(
    (error: DecodeError) => error,
    (message: ServerMessage): DecodeError => {
      throw new Error(`expected an error, got ${message.type}`);
    },
  )(decode(frame, options));

/** The error of a frame that is expected to be JSON, and not a message as documented. */
export function malformedOf(frame: unknown): Malformed {
  const error = errorOf(frame);
  if (error._tag !== 'Malformed') throw new Error(`expected Malformed, got ${error._tag}`);
  return error;
}
