import {
  hasLiveEvents,
  isEndFromRestAlone,
  restUpdatedAtMs,
  type OrderInput,
  type OrderState,
} from '../src/order/index.js';
import { orderAfter } from '../src/order/transition.js';

/** An order, and how it stood when its end was last worth telling. */
export interface FollowedOrder {
  readonly order: OrderState;
  /** Absent as long as there was nothing to tell, and after a newer run took an end back. */
  readonly told: OrderState | undefined;
}

/** What decides whether an end is worth telling, besides the order itself. */
export interface Telling {
  readonly stepFailureEnds: boolean;
  /** The last time that the gateway gave before the last break; epoch milliseconds. */
  readonly silentSince: number | undefined;
}

/** The order after an input, and what there is to tell of it then; the very same object where neither changed. */
export function followOrder(
  known: FollowedOrder | undefined,
  input: OrderInput,
  orderId: string,
  telling: Telling,
): FollowedOrder {
  const order = orderAfter(known?.order, input, orderId);
  if (order === known?.order) return known;
  return { order, told: isWorthTelling(known, order, telling) ? order : stillTold(known, order, telling) };
}

function isWorthTelling(known: FollowedOrder | undefined, order: OrderState, telling: Telling): boolean {
  if (!isEnded(order, telling) || isHistory(order, telling)) return false;
  const told = known?.told;
  return (
    told === undefined ||
    order.end !== told.end ||
    filledRawOf(order) > filledRawOf(told) ||
    (order.disputed && known?.order.disputed !== true)
  );
}

const stillTold = (known: FollowedOrder | undefined, order: OrderState, telling: Telling): OrderState | undefined =>
  isEnded(order, telling) ? known?.told : undefined;

const isEnded = ({ end, status }: OrderState, { stepFailureEnds }: Telling): boolean =>
  end !== undefined || (stepFailureEnds && status === 'step_failed');

/**
 * An end that REST alone knows is history unless the order changed after the silence began. Where that can't be
 * known (nothing was lost yet, or the row has no time) only an order that was live here has an end worth telling.
 */
function isHistory(order: OrderState, { silentSince }: Telling): boolean {
  if (!isEndFromRestAlone(order)) return false;
  const updatedAtMs = restUpdatedAtMs(order);
  return silentSince === undefined || updatedAtMs === undefined ? !hasLiveEvents(order) : updatedAtMs <= silentSince;
}

const filledRawOf = ({ fill }: OrderState): bigint => fill?.filledRaw ?? 0n;
