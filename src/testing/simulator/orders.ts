import type { OrderEvent, OrderSubmitted, ServerMessage } from '../../protocol/index.js';
import { absurd } from '../../units/absurd.js';

/** How REST calls the state of an order, in rising rank. AGG lists no words; these are the simulator's own. */
const statuses = ['queued', 'open', 'partially_filled', 'completed', 'cancelled', 'failed', 'filled'] as const;
type RestStatus = (typeof statuses)[number];

/** Everything that REST knows of one order. */
export interface SimulatedOrder {
  readonly orderId: string;
  readonly venue: string;
  readonly status: RestStatus;
  readonly filledRaw: bigint;
  readonly submission?: OrderSubmitted;
  /** The run to cancel. REST doesn't show it. */
  readonly dagRunId?: string;
  readonly errorMessage?: string;
  /** Epoch milliseconds, as is `updatedAtMs`. */
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

/** A user's orders by id, the oldest first. */
export type SimulatedOrders = ReadonlyMap<string, SimulatedOrder>;

/** Whether nothing more can happen to the order; such an order can't be cancelled. */
export const isFinal = ({ status }: SimulatedOrder): boolean =>
  statuses.indexOf(status) >= statuses.indexOf('completed');

/**
 * What REST knows once a message has been sent, or would have been, had the user been online. Repeats and
 * late messages do no harm: a status and an amount only rise.
 */
export function applyToOrders(orders: SimulatedOrders, message: ServerMessage): SimulatedOrders {
  if (message.type !== 'order_submitted' && message.type !== 'order_event') return orders;
  const before = orders.get(message.orderId) ?? newOrder(message);
  const after = message.type === 'order_submitted' ? { ...before, submission: message } : afterEvent(before, message);
  const updatedAtMs = Math.max(before.updatedAtMs, message.timestamp);
  return new Map(orders).set(message.orderId, { ...after, updatedAtMs });
}

const newOrder = (message: OrderSubmitted | OrderEvent): SimulatedOrder => ({
  orderId: message.orderId,
  venue: ('venue' in message ? message.venue : undefined) ?? 'kalshi',
  status: 'queued',
  filledRaw: 0n,
  createdAtMs: message.timestamp,
  updatedAtMs: message.timestamp,
});

function afterEvent(before: SimulatedOrder, event: OrderEvent): SimulatedOrder {
  if (event.event === 'unrecognized') return before;
  const order = typeof event.dagRunId === 'string' ? { ...before, dagRunId: event.dagRunId } : before;
  switch (event.event) {
    case 'dag_started':
    case 'step_started':
    case 'step_waiting':
    case 'step_retrying':
    case 'step_completed':
    case 'step_failed':
      return raised(order, 'open');
    case 'dag_completed':
      return raised(order, 'completed');
    case 'dag_cancelled':
      return raised(order, 'cancelled');
    case 'dag_failed':
    case 'failed': {
      const errorMessage = event.errorReason ?? event.error;
      return { ...raised(order, 'failed'), ...(typeof errorMessage === 'string' && { errorMessage }) };
    }
    case 'partial_fill':
      return raised(filledTo(order, event.filledAmountRaw ?? 0), 'partially_filled');
    case 'filled':
      return raised(filledTo(order, event.filledAmountRaw ?? amountRawOf(order)), 'filled');
    default:
      return absurd(event, order);
  }
}

const raised = (order: SimulatedOrder, status: RestStatus): SimulatedOrder =>
  statuses.indexOf(status) > statuses.indexOf(order.status) ? { ...order, status } : order;

function filledTo(order: SimulatedOrder, amountRaw: string | number | bigint): SimulatedOrder {
  // A test may send an amount that nobody can read.
  const filledRaw = /^\d+$/.test(String(amountRaw)) ? BigInt(amountRaw) : 0n;
  return filledRaw > order.filledRaw ? { ...order, filledRaw } : order;
}

/** What was ordered, in the venue's smallest unit; what was traded, where no more is known. */
export const amountRawOf = ({ submission, filledRaw }: SimulatedOrder): bigint =>
  submission === undefined ? filledRaw : BigInt(Math.round(submission.size * 1_000_000));
