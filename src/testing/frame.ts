import type { ServerMessage } from '../protocol/index.js';

/**
 * The message as text on the wire, such that `decode` gives the message back.
 *
 * @example
 * frameOf(heartbeat({ ts: 1 })); // => '{"type":"heartbeat","ts":1}'
 */
export function frameOf(message: ServerMessage): string {
  const isRaw = message.type === 'unrecognized' || (message.type === 'order_event' && message.event === 'unrecognized');
  return JSON.stringify(isRaw ? message.raw : message);
}
