import { redactEscaped, redactJson } from '../../connection/redact.js';
import type { ServerMessage } from '../../protocol/index.js';
import type { HeardAt } from '../heard/heard.js';

/** The version of what is written here. */
export const tapeVersion = 1;

/** The first line of a tape. */
export const tapeHead = (at: number): string => `${JSON.stringify({ at, type: 'tape', version: tapeVersion })}\n`;

/**
 * What was heard as a line of a tape: `at`, epoch milliseconds; `type`; and what the type has, a `frame` as it was
 * on the wire. Of a frame that could not be read its error is kept, with an excerpt.
 *
 * Each text is redacted by itself, keys and names too, so that no way of writing a token in JSON gets past.
 */
export function tapeLine(heard: HeardAt, redact: (text: string) => string): string {
  const wire = redactJson(wireOf(heard), (text) => redactEscaped(text, redact));
  try {
    return `${JSON.stringify(wire)}\n`;
  } catch {
    // Frames are parsed however deep they are, and written only as deep as the call stack: no field that is read is.
    return `${JSON.stringify(wire, shallow)}\n`;
  }
}

function wireOf(heard: HeardAt): object {
  const { at, type, ...rest } = heard;
  return heard.type === 'frame' ? { at, type, frame: frameOf(heard.message) } : { at, type, ...rest };
}

/** The message as it was on the wire. */
const frameOf = (message: ServerMessage): unknown =>
  message.type === 'unrecognized' || (message.type === 'order_event' && message.event === 'unrecognized')
    ? message.raw
    : message;

function shallow(key: string, value: unknown): unknown {
  return key === '' || key === 'frame' || typeof value !== 'object' ? value : null;
}
