// The user's messages as one writes them down with zod.
import { z } from 'zod';

const amountRaw = z.string().regex(/^[0-9]{1,78}$/);

const orderSubmitted = z.object({
  type: z.literal('order_submitted'),
  venue: z.string(),
  orderId: z.string(),
  side: z.enum(['buy', 'sell']),
  price: z.number(),
  size: z.number(),
  outcomeId: z.string(),
  timestamp: z.number(),
});

const balanceUpdate = z.object({
  type: z.literal('balance_update'),
  venue: z.string(),
  tradingBalanceCents: z.number(),
  walletBalanceCents: z.number().nullish(),
  timestamp: z.number(),
});

const anyEvent = {
  type: z.literal('order_event'),
  orderId: z.string(),
  userId: z.string().nullish(),
  venue: z.string().nullish(),
  timestamp: z.number(),
};
const failure = { errorReason: z.string().nullish(), error: z.string().nullish() };
const run = {
  ...anyEvent,
  ...failure,
  dagRunId: z.string().nullish(),
  templateName: z.string().nullish(),
  totalSteps: z.number().nullish(),
  attempt: z.number().nullish(),
};
const step = {
  ...run,
  stepId: z.string().nullish(),
  stepType: z.string().nullish(),
  sequence: z.number().nullish(),
};
const fill = { ...anyEvent, filledAmountRaw: amountRaw.nullish(), remainingAmountRaw: amountRaw.nullish() };

const orderEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('dag_started'), ...run }),
  z.object({ event: z.literal('step_started'), ...step }),
  z.object({ event: z.literal('step_waiting'), ...step }),
  z.object({ event: z.literal('step_retrying'), ...step }),
  z.object({ event: z.literal('step_completed'), ...step }),
  z.object({ event: z.literal('step_failed'), ...step }),
  z.object({ event: z.literal('dag_completed'), ...run }),
  z.object({ event: z.literal('dag_failed'), ...run }),
  z.object({ event: z.literal('dag_cancelled'), ...run }),
  z.object({ event: z.literal('partial_fill'), ...fill }),
  z.object({ event: z.literal('filled'), ...fill }),
  z.object({ event: z.literal('failed'), ...anyEvent, ...failure }),
]);

export const messageSchema = z.discriminatedUnion('type', [orderSubmitted, balanceUpdate, orderEvent]);

export const safeParse = (frame) => messageSchema.safeParse(JSON.parse(frame));

export const isOfOrder = ({ type }) => type !== 'balance_update';
