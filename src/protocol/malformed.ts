import type { Malformed } from './decodeError.js';
import { maxIssues } from './fieldKind.js';

const excerptChars = 200;

/** The error of a parsed frame that is no message as documented. */
export function malformed(issues: Malformed['issues'], json: unknown, frame: string): Malformed {
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

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** An error stays small whatever the frame: a name longer than the excerpt counts as not readable. */
const isShort = (value: unknown): value is string => typeof value === 'string' && value.length <= excerptChars;

export const excerptOf = (frame: string): string => frame.slice(0, excerptChars);
