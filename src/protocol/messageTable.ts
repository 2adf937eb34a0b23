// Written from the zod schemas of this folder by `npm run generate`; the tests compare the two.

import type { FieldKinds } from './fieldKind.js';

/** Messages with the same fields, besides their names. */
export type Row = readonly [names: readonly string[], fields: FieldKinds];

/** Each message that is read, by its `type`. */
export const typeRows: readonly Row[] = [
  [['connected'], { appId: 'text', userId: 'text?' }],
  [['authenticated'], { userId: 'text' }],
  [['heartbeat'], { ts: 'number' }],
  [['error'], { message: 'text' }],
  [['subscribed', 'unsubscribed'], { channel: 'text?', outcomeIds: 'texts?', marketIds: 'texts?' }],
  [
    ['order_submitted'],
    {
      venue: 'text',
      orderId: 'text',
      side: 'text',
      price: 'number',
      size: 'number',
      outcomeId: 'text',
      timestamp: 'number',
    },
  ],
  [
    ['balance_update'],
    { venue: 'text', tradingBalanceCents: 'number', walletBalanceCents: 'number?', timestamp: 'number' },
  ],
];

/** Each `order_event` that is read, by its `event`. */
export const eventRows: readonly Row[] = [
  [
    ['dag_started', 'dag_completed', 'dag_failed', 'dag_cancelled'],
    {
      orderId: 'text',
      timestamp: 'number',
      userId: 'text?',
      venue: 'text?',
      dagRunId: 'text?',
      attempt: 'number?',
      errorReason: 'text?',
      error: 'text?',
      templateName: 'text?',
      totalSteps: 'number?',
    },
  ],
  [
    ['step_started', 'step_waiting', 'step_retrying', 'step_completed', 'step_failed'],
    {
      orderId: 'text',
      timestamp: 'number',
      userId: 'text?',
      venue: 'text?',
      dagRunId: 'text?',
      attempt: 'number?',
      errorReason: 'text?',
      error: 'text?',
      templateName: 'text?',
      totalSteps: 'number?',
      stepId: 'text?',
      stepType: 'text?',
      sequence: 'number?',
    },
  ],
  [
    ['partial_fill', 'filled'],
    {
      orderId: 'text',
      timestamp: 'number',
      userId: 'text?',
      venue: 'text?',
      dagRunId: 'text?',
      attempt: 'number?',
      filledAmountRaw: 'amount?',
      remainingAmountRaw: 'amount?',
    },
  ],
  [
    ['failed'],
    {
      orderId: 'text',
      timestamp: 'number',
      userId: 'text?',
      venue: 'text?',
      dagRunId: 'text?',
      attempt: 'number?',
      errorReason: 'text?',
      error: 'text?',
    },
  ],
];
