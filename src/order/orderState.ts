import type { Venue } from '../protocol/venue.js';
import type { OrderEnd } from './end.js';
import type { OrderFacts } from './facts.js';
import type { Fill } from './fill.js';
import type { OrderRun } from './run.js';
import type { OrderStep, StepStatus } from './step.js';
import type { OrderSubmission } from './submission.js';

/** Where an order stands: its end where it has one, else how its newest run goes. */
export type OrderStatus = OrderEnd | 'submitted' | 'running' | 'waiting' | 'retrying' | 'step_failed';

/** "Step 3 of 7": the step of the largest `sequence` seen in the newest run. */
export interface OrderProgress {
  /** The step's place in its run, from 1. */
  readonly step: number;
  /** The largest `totalSteps` seen in the newest run. */
  readonly of?: number | undefined;
  /** What the step does, such as `submit-order`. */
  readonly stepType?: string | undefined;
  /** Where the step stands. */
  readonly stepStatus: StepStatus;
}

/**
 * Everything that is known of one order. The same object as long as nothing new is known. What is not known is
 * `undefined`.
 */
export interface OrderState {
  /** The order's id at AGG. */
  readonly orderId: string;
  /** Where it stands, in one word. */
  readonly status: OrderStatus;
  /** How the order ended, as far as is known. Read `isOver` to know whether more is to be expected. */
  readonly end?: OrderEnd | undefined;
  /** `filled` and an order-level or newest-run failure were both reported: money moved, look at it. */
  readonly disputed: boolean;
  /** Whose it is, where an event said so. */
  readonly userId?: string | undefined;
  /** Where it is traded. */
  readonly venue?: Venue | undefined;
  /** What was ordered, where an `order_submitted` came. */
  readonly submission?: OrderSubmission | undefined;
  /** The newest run. */
  readonly run?: OrderRun | undefined;
  /** The steps of the newest run, by `sequence`. */
  readonly steps: readonly OrderStep[];
  /** How far the newest run has come. */
  readonly progress?: OrderProgress | undefined;
  /** What was traded, in the venue's smallest unit; running totals. */
  readonly fill?: Fill | undefined;
  /** Why the latest failure that gave a reason happened. */
  readonly errorReason?: string | undefined;
  /**
   * Epoch milliseconds by the gateway's clock. An order known from REST alone has its `createdAt`, and its
   * `updatedAt` in place of one that can't be read; 0 without either.
   */
  readonly firstEventAt: number;
  /** The same of the latest event; an order known from REST alone has its `updatedAt`, or its `createdAt`, or 0. */
  readonly lastEventAt: number;
  /** Plain data for the fold alone: what a later input may still need. */
  readonly facts: OrderFacts;
}
