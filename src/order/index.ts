/**
 * The fold of one order, pure: neither rxjs, zod nor a clock.
 *
 * @module agg-rx/order
 */

export { endRank, type OrderEnd } from './end.js';
export { hasLiveEvents, isEndFromRestAlone, isOver, restUpdatedAtMs } from './ending.js';
export type { OrderFacts } from './facts.js';
export type { Fill } from './fill.js';
export { isOrderInput, orderIdOf, type OrderInput, type OrderSnapshot, type SnapshotEnd } from './orderInput.js';
export type { OrderProgress, OrderState, OrderStatus } from './orderState.js';
export { orderToJson, type OrderJson } from './orderToJson.js';
export type { OrderRun, RunStatus } from './run.js';
export { endOfRestStatus } from './snapshot.js';
export type { OrderStep, StepStatus } from './step.js';
export type { OrderSubmission } from './submission.js';
export { applyToOrder } from './transition.js';
