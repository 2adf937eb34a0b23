import * as z from 'zod/mini';
import type { Known } from '../units/known.js';
import { amountDigits } from './amountDigits.js';

/**
 * An amount in the venue's smallest unit: 1 to 78 digits (a 256-bit number has 78), or a
 * non-negative safe integer. Anything else can't be read without guessing at money.
 */
export const amountRawSchema = z.union([
  z.string().check(z.regex(new RegExp(`^${amountDigits}$`))),
  z.int().check(z.gte(0)),
]);

/** What every event of an order has or may have. */
const anyEvent = {
  /** The message's name on the wire; `event` says which event it is. */
  type: z.literal('order_event'),
  /** The order that it is about. */
  orderId: z.string(),
  /** Epoch milliseconds, the gateway's clock. */
  timestamp: z.number(),
  /** Whose order it is. */
  userId: z.nullish(z.string()),
  /** Where it is traded: an open set. */
  venue: z.nullish(z.string()),
  /** The run of the order's plan that it belongs to; left out on fills. */
  dagRunId: z.nullish(z.string()),
  /** A counter of retries; whether from 0 or 1, AGG does not say. */
  attempt: z.nullish(z.number()),
};
const failureFields = {
  /** Why it failed, as free text. */
  errorReason: z.nullish(z.string()),
  /** The same where `errorReason` is left out. */
  error: z.nullish(z.string()),
};
const runFields = {
  ...anyEvent,
  ...failureFields,
  /** The name of the plan. */
  templateName: z.nullish(z.string()),
  /** How many steps the run has. */
  totalSteps: z.nullish(z.number()),
};
const stepFields = {
  ...runFields,
  /** The step, within its run. */
  stepId: z.nullish(z.string()),
  /** What the step does, such as `submit-order`: an open set. */
  stepType: z.nullish(z.string()),
  /** The step's place in its run, from 1; no message number, so a gap means nothing. */
  sequence: z.nullish(z.number()),
};
const fillFields = {
  ...anyEvent,
  /** Traded so far, a running total in the venue's smallest unit; digits or a whole number. */
  filledAmountRaw: z.nullish(amountRawSchema),
  /** Still to be traded, in the same unit. */
  remainingAmountRaw: z.nullish(amountRawSchema),
};

const runEvent = <E extends string>(event: E) =>
  z.looseObject({
    /** Which event of the order: a run of its plan begins or ends. */
    event: z.literal(event),
    ...runFields,
  });
const stepEvent = <E extends string>(event: E) =>
  z.looseObject({
    /** Which event of the order: a step of a run moves. */
    event: z.literal(event),
    ...stepFields,
  });
const fillEvent = <E extends string>(event: E) =>
  z.looseObject({
    /** Which event of the order: something was traded. */
    event: z.literal(event),
    ...fillFields,
  });

/**
 * The twelve events of `order_event` that AGG documents, in the order of its list. `dag_*` speak of one
 * run of the order's plan, `step_*` of one step of a run, the last three of the order itself. Amounts are
 * looked at on fills alone: AGG's own sample has `"filledAmountRaw": "string"` on a `dag_started`.
 */
export const orderEventSchemas = {
  /** A run of the order's plan begins. */
  dag_started: runEvent('dag_started'),
  /** A step begins. */
  step_started: stepEvent('step_started'),
  /** A step waits, for a settlement perhaps. */
  step_waiting: stepEvent('step_waiting'),
  /** A step is tried again: the `step_failed` before it was no end. */
  step_retrying: stepEvent('step_retrying'),
  /** A step is done. */
  step_completed: stepEvent('step_completed'),
  /** A step failed; `step_retrying` may follow. */
  step_failed: stepEvent('step_failed'),
  /** A run is done; says nothing of what was traded. */
  dag_completed: runEvent('dag_completed'),
  /** A run failed. */
  dag_failed: runEvent('dag_failed'),
  /** A run was cancelled. */
  dag_cancelled: runEvent('dag_cancelled'),
  /** A part of the order was traded; more may follow. */
  partial_fill: fillEvent('partial_fill'),
  /** The order was filled. */
  filled: fillEvent('filled'),
  /** The order failed. */
  failed: z.looseObject({
    /** Which event of the order: it failed as a whole. */
    event: z.literal('failed'),
    ...anyEvent,
    ...failureFields,
  }),
};

type Schemas = typeof orderEventSchemas;

/** The names of the documented events. */
export type OrderEventName = keyof Schemas;

/** One documented event of an order, by its name. */
export type KnownOrderEvent<E extends OrderEventName = OrderEventName> = { [K in E]: Known<z.infer<Schemas[K]>> }[E];

/** An event of an order by a name that AGG's pages don't list. It proves that the order exists. */
export interface UnrecognizedOrderEvent {
  /** The message's name on the wire. */
  readonly type: 'order_event';
  /** Stands for every name that AGG's pages don't list. */
  readonly event: 'unrecognized';
  /** The event's name on the wire. */
  readonly name: string;
  /** The order that it is about. */
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
