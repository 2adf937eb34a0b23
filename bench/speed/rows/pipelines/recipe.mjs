// The handler of AGG's recipe on notifications, from what is known of it: a `switch` over what was parsed, without a look
// at whether it fits, into objects that are changed in place and kept for ever. It has no case for `dag_started`,
// `dag_completed`, `dag_cancelled` and `step_retrying`, keeps a step's place but no steps, and calls an order failed
// when a step of it did.
export function open(emit) {
  const orders = new Map();
  const balances = new Map();

  function orderOf({ orderId, venue }) {
    let order = orders.get(orderId);
    if (order === undefined) {
      order = {
        orderId,
        venue,
        status: 'submitted',
        step: 0,
        totalSteps: 0,
        stepType: '',
        filledAmountRaw: '0',
        remainingAmountRaw: '',
        errorReason: '',
        updatedAt: 0,
      };
      orders.set(orderId, order);
    }
    return order;
  }

  function markSubmitted(message) {
    const order = orderOf(message);
    order.updatedAt = message.timestamp;
    emit(order);
  }

  function updateProgress(message, status) {
    const order = orderOf(message);
    order.status = status;
    order.step = message.sequence;
    order.totalSteps = message.totalSteps;
    order.stepType = message.stepType;
    order.updatedAt = message.timestamp;
    emit(order);
  }

  function markTerminal(message) {
    const order = orderOf(message);
    order.status = message.event;
    order.filledAmountRaw = message.filledAmountRaw;
    order.remainingAmountRaw = message.remainingAmountRaw;
    order.updatedAt = message.timestamp;
    emit(order);
  }

  function markFailed(message) {
    const order = orderOf(message);
    order.status = 'failed';
    order.errorReason = message.errorReason ?? message.error ?? 'Unknown error';
    order.updatedAt = message.timestamp;
    emit(order);
  }

  function handleOrderEvent(message) {
    switch (message.event) {
      case 'step_started':
      case 'step_completed':
        updateProgress(message, 'running');
        break;
      case 'step_waiting':
        updateProgress(message, 'waiting');
        break;
      case 'filled':
      case 'partial_fill':
        markTerminal(message);
        break;
      case 'failed':
      case 'dag_failed':
      case 'step_failed':
        markFailed(message);
        break;
    }
  }

  function handle(message) {
    switch (message.type) {
      case 'order_submitted':
        markSubmitted(message);
        break;
      case 'balance_update':
        balances.set(message.venue, {
          tradingBalance: message.tradingBalanceCents / 100,
          walletBalance: message.walletBalanceCents == null ? null : message.walletBalanceCents / 100,
        });
        break;
      case 'order_event':
        handleOrderEvent(message);
        break;
    }
  }

  return {
    push(block) {
      for (const frame of block) handle(JSON.parse(frame));
    },
  };
}

export const codeOf = ({ status, step, totalSteps }) =>
  31 * status.charCodeAt(2) + status.length + 7 * step + totalSteps;

/** All that it claims in common with the others: what was filled in the end. */
export const viewOf = ({ orderId, filledAmountRaw }) => ({ orderId, filledRaw: filledAmountRaw });
