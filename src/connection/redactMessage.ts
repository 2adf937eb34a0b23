import type { DecodeError } from '../protocol/decodeError.js';
import type { ServerMessage } from '../protocol/serverMessage.js';
import { redactEscaped, redactJson } from './redact.js';

type Redact = (text: string) => string;

const excerptChars = 200;
// Long enough that a token which begins within the excerpt is seen whole.
const readChars = 8_192;

/** What has free text, where an error may echo the request that it is about, and a token with it. */
type FreeText = Extract<
  ServerMessage,
  | { readonly type: 'unrecognized' | 'error' }
  | { readonly type: 'order_event'; readonly event: 'unrecognized' | 'step_failed' | 'dag_failed' | 'failed' }
>;

function hasFreeText(message: ServerMessage): message is FreeText {
  switch (message.type === 'order_event' ? message.event : message.type) {
    case 'unrecognized':
    case 'error':
    case 'step_failed':
    case 'dag_failed':
    case 'failed':
      return true;
    default:
      return false;
  }
}

/**
 * Whether no text of a frame can hold a secret: without an escape each text stands in the frame as it is, so that what
 * is a secret in the text is one in the frame too. Spares a walk through messages that nobody reads.
 */
const isClean = (frame: unknown, redact: Redact): boolean =>
  typeof frame === 'string' && !frame.includes('\\') && redact(frame) === frame;

/** The message of a frame with its free text redacted; identities and amounts are never touched. */
export function redactMessage(message: ServerMessage, frame: unknown, redact: Redact): ServerMessage {
  if (!hasFreeText(message) || isClean(frame, redact)) return message;
  if (message.type === 'error') {
    return { ...redactRaw(message, redact), type: message.type, message: redact(message.message) };
  }
  if (message.type === 'unrecognized') return redactUnrecognized(message, redact);
  if (message.event === 'unrecognized') return redactUnrecognized(message, redact);
  const { errorReason, error } = message;
  return {
    ...message,
    ...(typeof errorReason === 'string' && { errorReason: redact(errorReason) }),
    ...(typeof error === 'string' && { error: redact(error) }),
  };
}

const redactUnrecognized = <T extends { readonly name: string; readonly raw: object }>(
  message: T,
  redact: Redact,
): T => ({
  ...message,
  name: redact(message.name),
  raw: redactRaw(message.raw, redact),
});

/** The error with its excerpt cut anew from the redacted frame: a token cut in half is not known as one. */
export function redactDecodeError(error: DecodeError, frame: unknown, redact: Redact): DecodeError {
  const excerpt =
    typeof frame === 'string' ? redactEscaped(frame.slice(0, readChars), redact).slice(0, excerptChars) : '';
  return error._tag === 'Malformed' && error.name !== undefined
    ? { ...error, excerpt, name: redact(error.name) }
    : { ...error, excerpt };
}

const redactRaw = (raw: object, redact: Redact): Readonly<Record<string, unknown>> =>
  redactJson(raw, redact) as Readonly<Record<string, unknown>>;
