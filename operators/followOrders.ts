import type { UserEvent } from '../src/events/index.js';
import { isOver } from '../src/order/index.js';
import { followOrder, type FollowedOrder } from './followedOrder.js';
import { keyedFold, type FoldTurns } from './keyedFold.js';
import type { MemoryOptions } from './keyedMemory.js';
import { orderFold } from './orderFold.js';

/** Which ends are announced, and how many orders stay known. */
export interface FollowOptions extends MemoryOptions {
  /** Whether a `step_failed` is announced too, as AGG's own recipe does. @defaultValue false */
  readonly stepFailureEnds?: boolean;
}

/** Begins the fold of orders that knows what there is to tell of each. */
export function followOrders(options: FollowOptions): FoldTurns<UserEvent, string, FollowedOrder> {
  const { stepFailureEnds = false } = options;
  let silentSince: number | undefined;
  const fold = keyedFold({
    ...orderFold,
    ...options,
    step: (known: FollowedOrder | undefined, input, orderId) =>
      followOrder(known, input, orderId, { stepFailureEnds, silentSince }),
    isOver: ({ order }) => isOver(order),
  });
  return {
    memory: fold.memory,
    turn(event) {
      if (event.type === 'continuity') silentSince = event.silentSince;
      return fold.turn(event);
    },
  };
}
