// Not by the door: what is behind it needs the files that are written from these.
import { balanceUpdateSchema } from '../../src/protocol/balanceUpdate.js';
import {
  authenticatedSchema,
  connectedSchema,
  heartbeatSchema,
  serverErrorSchema,
  subscribedSchema,
  unsubscribedSchema,
} from '../../src/protocol/connectionMessages.js';
import { orderSubmittedSchema } from '../../src/protocol/orderSubmitted.js';

export { orderEventSchemas as eventSchemas } from '../../src/protocol/orderEvent.js';

/** What is read of the gateway's messages, by `type`; for `order_event` see `eventSchemas`. */
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
