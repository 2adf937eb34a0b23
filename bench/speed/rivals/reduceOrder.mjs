// The state of an order after a message, as one writes a reducer: immutable, by spread. It trusts the wire: events
// come once and in order, and an order has one run.

const rankOf = { completed: 1, cancelled: 2, failed: 3, partially_filled: 4, filled: 5 };
const endOfEvent = {
  dag_completed: 'completed',
  dag_cancelled: 'cancelled',
  dag_failed: 'failed',
  failed: 'failed',
  partial_fill: 'partially_filled',
  filled: 'filled',
};
const statusOfStep = {
  step_started: 'running',
  step_completed: 'running',
  step_waiting: 'waiting',
  step_retrying: 'retrying',
  step_failed: 'step_failed',
};
const stepStatusOf = {
  step_started: 'running',
  step_completed: 'completed',
  step_waiting: 'waiting',
  step_retrying: 'retrying',
  step_failed: 'failed',
};

export const newOrder = (message) => ({
  orderId: message.orderId,
  status: 'submitted',
  end: undefined,
  userId: undefined,
  venue: message.venue,
  submission: undefined,
  run: undefined,
  steps: [],
  progress: undefined,
  fill: undefined,
  errorReason: undefined,
  firstEventAt: message.timestamp,
  lastEventAt: message.timestamp,
});

export function reduceOrder(state, message) {
  const order = state ?? newOrder(message);
  return message.type === 'order_submitted' ? submitted(order, message) : moved(order, message);
}

const submitted = (order, { side, price, size, outcomeId, timestamp }) => ({
  ...order,
  submission: { side, price, size, outcomeId, timestamp },
  lastEventAt: timestamp,
});

function moved(order, message) {
  const { event, userId, timestamp } = message;
  switch (event) {
    case 'dag_started':
      return {
        ...order,
        userId,
        status: order.end ?? 'running',
        run: { dagRunId: message.dagRunId, templateName: message.templateName },
        lastEventAt: timestamp,
      };
    case 'step_started':
    case 'step_waiting':
    case 'step_retrying':
    case 'step_completed':
    case 'step_failed': {
      const { stepId, stepType, sequence, totalSteps, attempt } = message;
      const step = { stepId, stepType, sequence, attempt, status: stepStatusOf[event] };
      return {
        ...order,
        userId,
        status: order.end ?? statusOfStep[event],
        steps: withStep(order.steps, step),
        progress:
          order.progress === undefined || sequence >= order.progress.step
            ? { step: sequence, of: totalSteps, stepType, stepStatus: step.status }
            : order.progress,
        errorReason: message.errorReason ?? message.error ?? order.errorReason,
        lastEventAt: timestamp,
      };
    }
    case 'partial_fill':
    case 'filled': {
      const end = higher(order.end, endOfEvent[event]);
      const fill = {
        filledRaw: BigInt(message.filledAmountRaw ?? 0),
        remainingRaw: BigInt(message.remainingAmountRaw ?? 0),
      };
      return { ...order, userId, status: end, end, fill, lastEventAt: timestamp };
    }
    default: {
      const end = higher(order.end, endOfEvent[event]);
      const errorReason = message.errorReason ?? message.error ?? order.errorReason;
      return { ...order, userId, status: end, end, errorReason, lastEventAt: timestamp };
    }
  }
}

const higher = (known, told) => (known === undefined || rankOf[told] > rankOf[known] ? told : known);

function withStep(steps, step) {
  const at = steps.findLastIndex(({ stepId }) => stepId === step.stepId);
  return at === -1 ? [...steps, step] : steps.with(at, step);
}

/** The message after which nothing comes, as long as all goes by the book: the order may be let go. */
export const isLast = ({ event }) => event === 'dag_completed' || event === 'dag_cancelled' || event === 'failed';
