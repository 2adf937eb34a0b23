import type * as z from 'zod/mini';

/** Why a frame could not be read. It holds at most the first 200 characters of the frame, as names do. */
export type DecodeError = NotJson | TooLarge | Malformed;

/** The frame is not JSON. */
export interface NotJson {
  /** Tells the kinds of `DecodeError` apart. */
  readonly _tag: 'NotJson';
  /** The first 200 characters of the frame at most; a gateway's streams show tokens as `***`. */
  readonly excerpt: string;
}

/** The frame is longer than allowed and was not parsed. */
export interface TooLarge {
  /** Tells the kinds of `DecodeError` apart. */
  readonly _tag: 'TooLarge';
  /** The frame's length; bytes of UTF-8. */
  readonly sizeBytes: number;
  /** The most that was allowed; bytes of UTF-8. */
  readonly maxFrameBytes: number;
  /** The first 200 characters of the frame at most; a gateway's streams show tokens as `***`. */
  readonly excerpt: string;
}

/** The frame is JSON (or binary), but not a message as documented. */
export interface Malformed {
  /** Tells the kinds of `DecodeError` apart. */
  readonly _tag: 'Malformed';
  /** The message's `type`, where one could be read. */
  readonly name?: string;
  /** What is wrong with it, in the words of zod without a locale: at most the first 20 things. */
  readonly issues: readonly z.core.$ZodIssue[];
  /** The order that the frame speaks of, where one could be read. */
  readonly orderId?: string;
  /** The order event's name, where one could be read. */
  readonly event?: string;
  /** The first 200 characters of the frame at most; a gateway's streams show tokens as `***`. */
  readonly excerpt: string;
}

/**
 * The error as one line for a person.
 *
 * @example
 * gateway.rejected$.subscribe((error) => console.log(drawDecodeError(error)));
 *
 * const read = decode('not at all');
 * if (read._tag === 'Left') console.log(drawDecodeError(read.left));
 */
export function drawDecodeError(error: DecodeError): string {
  switch (error._tag) {
    case 'NotJson':
      return `not JSON: ${error.excerpt}`;
    case 'TooLarge':
      return `a frame of ${error.sizeBytes} bytes, over the ${error.maxFrameBytes} allowed: ${error.excerpt}`;
    case 'Malformed': {
      const of = error.orderId === undefined ? '' : ` of order ${error.orderId}`;
      const what = [error.name ?? 'message without a type', error.event].filter((part) => part !== undefined);
      return `malformed ${what.join(' ')}${of} at ${error.issues.map(drawIssue).join(', ')}`;
    }
  }
}

const drawIssue = ({ path, message }: z.core.$ZodIssue): string =>
  `${path.map(String).join('.') || 'top'} (${message})`;
