import {
  authenticatedSchema,
  balanceUpdateSchema,
  connectedSchema,
  heartbeatSchema,
  orderEventSchemas,
  orderSubmittedSchema,
  serverErrorSchema,
  subscribedSchema,
  unsubscribedSchema,
} from 'agg-rx/protocol';
import { describe, expect, it } from 'vitest';

const orderEvents = Object.entries(orderEventSchemas).map(([event, schema]) => ({
  schema,
  fields: { type: 'order_event', event, orderId: 'o1', timestamp: 1 },
}));

describe('a schema used by itself keeps the fields that it does not know', () => {
  it.each([
    { schema: connectedSchema, fields: { type: 'connected', appId: 'app' } },
    { schema: authenticatedSchema, fields: { type: 'authenticated', userId: 'u1' } },
    { schema: heartbeatSchema, fields: { type: 'heartbeat', ts: 1 } },
    { schema: serverErrorSchema, fields: { type: 'error', message: '' } },
    { schema: subscribedSchema, fields: { type: 'subscribed' } },
    { schema: unsubscribedSchema, fields: { type: 'unsubscribed' } },
    {
      schema: orderSubmittedSchema,
      fields: {
        type: 'order_submitted',
        venue: 'kalshi',
        orderId: 'o1',
        side: 'buy',
        price: 0.5,
        size: 1,
        outcomeId: 'vmo_1',
        timestamp: 1,
      },
    },
    {
      schema: balanceUpdateSchema,
      fields: { type: 'balance_update', venue: 'kalshi', tradingBalanceCents: 1, timestamp: 1 },
    },
    ...orderEvents,
  ])('$fields.type $fields.event', ({ schema, fields }) => {
    const withMore = { ...fields, tomorrow: ['new', { field: null }] };
    expect(schema.parse(withMore)).toStrictEqual(withMore);
  });

  it('and takes no message of another type', () => {
    const all = [connectedSchema, heartbeatSchema, subscribedSchema, orderSubmittedSchema, balanceUpdateSchema];
    for (const schema of [...all, ...Object.values(orderEventSchemas)]) {
      expect(schema.safeParse({ type: 'authenticated', userId: 'u1' }).success).toBe(false);
    }
  });
});
