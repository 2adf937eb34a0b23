import { balanceUpdateSchema } from './balanceUpdate.js';
import {
  authenticatedSchema,
  connectedSchema,
  heartbeatSchema,
  serverErrorSchema,
  subscribedSchema,
  unsubscribedSchema,
} from './connectionMessages.js';
import { orderSubmittedSchema } from './orderSubmitted.js';

/** What is read of the gateway's messages, by `type`; for `order_event` see `orderEventSchemas`. */
export const messageSchemas = {
  connected: connectedSchema,
  authenticated: authenticatedSchema,
  heartbeat: heartbeatSchema,
  error: serverErrorSchema,
  subscribed: subscribedSchema,
  unsubscribed: unsubscribedSchema,
  order_submitted: orderSubmittedSchema,
  balance_update: balanceUpdateSchema,
};
