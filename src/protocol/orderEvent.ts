import * as z from 'zod/mini';
import type { Known } from '../units/known.js';

/**
 * An amount in the venue's smallest unit: 1 to 78 digits (a 256-bit number has 78), or a
 * non-negative safe integer. Anything else can't be read without guessing at money.
 */
export const amountRawSchema = z.union([z.string().check(z.regex(/^[0-9]{1,78}$/)), z.int().check(z.gte(0))]);

/** What every event of an order has or may have. */
const anyEvent = {
  type: z.literal('order_event'),
  orderId: z.string(),
  timestamp: z.number(),
  userId: z.nullish(z.string()),
  venue: z.nullish(z.string()),
  dagRunId: z.nullish(z.string()),
  attempt: z.nullish(z.number()),
};
const failureFields = { errorReason: z.nullish(z.string()), error: z.nullish(z.string()) };
const runFields = {
  ...anyEvent,
  ...failureFields,
  templateName: z.nullish(z.string()),
  totalSteps: z.nullish(z.number()),
};
const stepFields = {
  ...runFields,
  stepId: z.nullish(z.string()),
  stepType: z.nullish(z.string()),
  sequence: z.nullish(z.number()),
};
const fillFields = {
  ...anyEvent,
  filledAmountRaw: z.nullish(amountRawSchema),
  remainingAmountRaw: z.nullish(amountRawSchema),
};

const runEvent = <E extends string>(event: E) => z.looseObject({ event: z.literal(event), ...runFields });
const stepEvent = <E extends string>(event: E) => z.looseObject({ event: z.literal(event), ...stepFields });
const fillEvent = <E extends string>(event: E) => z.looseObject({ event: z.literal(event), ...fillFields });

/**
 * The twelve events of `order_event` that AGG documents, in the order of its list. `dag_*` speak of one
 * run of the order's plan, `step_*` of one step of a run, the last three of the order itself. Amounts are
 * looked at on fills alone: AGG's own sample has `"filledAmountRaw": "string"` on a `dag_started`.
 */
export const orderEventSchemas = {
  dag_started: runEvent('dag_started'),
  step_started: stepEvent('step_started'),
  step_waiting: stepEvent('step_waiting'),
  step_retrying: stepEvent('step_retrying'),
  step_completed: stepEvent('step_completed'),
  step_failed: stepEvent('step_failed'),
  dag_completed: runEvent('dag_completed'),
  dag_failed: runEvent('dag_failed'),
  dag_cancelled: runEvent('dag_cancelled'),
  partial_fill: fillEvent('partial_fill'),
  filled: fillEvent('filled'),
  failed: z.looseObject({ event: z.literal('failed'), ...anyEvent, ...failureFields }),
};

type Schemas = typeof orderEventSchemas;

/** The names of the documented events. */
export type OrderEventName = keyof Schemas;

/** One documented event of an order, by its name. */
export type KnownOrderEvent<E extends OrderEventName = OrderEventName> = { [K in E]: Known<z.infer<Schemas[K]>> }[E];

/** An event of an order by a name that AGG's pages don't list. It proves that the order exists. */
export interface UnrecognizedOrderEvent {
  readonly type: 'order_event';
  readonly event: 'unrecognized';
  /** The event's name on the wire. */
  readonly name: string;
  readonly orderId: string;
  /** Epoch milliseconds, the gateway's clock. */
  readonly timestamp: number;
  /** The whole message as it came. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Every event of an order; a `switch` over `event` can be checked for completeness. */
export type OrderEvent = KnownOrderEvent | UnrecognizedOrderEvent;

/** An event about one step of a run. */
export type StepEvent = KnownOrderEvent<
  'step_started' | 'step_waiting' | 'step_retrying' | 'step_completed' | 'step_failed'
>;

/** An event about one run of an order's plan. */
export type RunEvent = KnownOrderEvent<'dag_started' | 'dag_completed' | 'dag_failed' | 'dag_cancelled'>;

/** An event that may carry amounts. */
export type FillEvent = KnownOrderEvent<'partial_fill' | 'filled'>;
