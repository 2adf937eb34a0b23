import type { ServerMessage } from './serverMessage.js';

/** A message about the user who is signed in. */
export type UserMessage = Extract<
  ServerMessage,
  { readonly type: 'order_submitted' | 'balance_update' | 'order_event' }
>;

/** Whether a message is about the user who is signed in. */
export const isUserMessage = (message: ServerMessage): message is UserMessage =>
  message.type === 'order_event' || message.type === 'balance_update' || message.type === 'order_submitted';
