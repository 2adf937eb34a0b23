import type { DecodeError } from '../protocol/decodeError.js';
import type { ServerMessage } from '../protocol/serverMessage.js';
import { redactEscaped, redactJson } from './redact.js';

type Redact = (text: string) => string;

const excerptChars = 200;
// Long enough that a token which begins within the excerpt is seen whole.
const readChars = 8_192;

/** The message of a frame with its free text redacted; identities and amounts are never touched. */
export function redactMessage(message: ServerMessage, frame: unknown, redact: Redact): ServerMessage {
  const name = message.type === 'order_event' ? message.event : message.type;
  return !withFreeText.has(name) || isClean(frame, redact) ? message : redactFreeText(message, redact);
}

const withFreeText: ReadonlySet<string> = new Set(['unrecognized', 'error', 'step_failed', 'dag_failed', 'failed']);

/**
 * Whether no text of a frame can hold a secret: without an escape each text stands in the frame as it is, so that what
 * is a secret in the text is one in the frame too. Spares a walk through messages that nobody reads.
 */
const isClean = (frame: unknown, redact: Redact): boolean =>
  typeof frame === 'string' && !frame.includes('\\') && redact(frame) === frame;

function redactFreeText(message: ServerMessage, redact: Redact): ServerMessage {
  switch (message.type) {
    case 'unrecognized':
      return { ...message, name: redact(message.name), raw: redactRaw(message.raw, redact) };
    case 'error':
      // An error may echo the request that it is about, and a token with it.
      return { ...redactRaw(message, redact), type: message.type, message: redact(message.message) };
    case 'order_event':
      return redactEvent(message, redact);
    default:
      return message;
  }
}

/** The error with its excerpt cut anew from the redacted frame: a token cut in half is not known as one. */
export function redactDecodeError(error: DecodeError, frame: unknown, redact: Redact): DecodeError {
  const excerpt =
    typeof frame === 'string' ? redactEscaped(frame.slice(0, readChars), redact).slice(0, excerptChars) : '';
  return error._tag === 'Malformed' && error.name !== undefined
    ? { ...error, excerpt, name: redact(error.name) }
    : { ...error, excerpt };
}

type OrderEvent = Extract<ServerMessage, { readonly type: 'order_event' }>;

function redactEvent(message: OrderEvent, redact: Redact): OrderEvent {
  switch (message.event) {
    case 'unrecognized':
      return { ...message, name: redact(message.name), raw: redactRaw(message.raw, redact) };
    case 'step_failed':
    case 'dag_failed':
    case 'failed':
      return {
        ...message,
        ...(typeof message.errorReason === 'string' && { errorReason: redact(message.errorReason) }),
        ...(typeof message.error === 'string' && { error: redact(message.error) }),
      };
    default:
      return message;
  }
}

const redactRaw = (raw: object, redact: Redact): Readonly<Record<string, unknown>> =>
  redactJson(raw, redact) as Readonly<Record<string, unknown>>;
