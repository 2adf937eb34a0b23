import { endRank, higherEnd, noEnds, type OrderEnd } from './end.js';
import type { OrderFacts } from './facts.js';
import type { Fill } from './fill.js';
import type { OrderState } from './orderState.js';
import type { OrderRun } from './run.js';

/** The part of a state that its end is read off. */
interface Reported {
  readonly run?: OrderRun | undefined;
  readonly fill?: Fill | undefined;
  readonly facts: OrderFacts;
}

/** How an order ended: what was said of the whole order, and how its newest run ended; the highest rank counts. */
export function endOf(order: Reported): OrderEnd | undefined {
  const reported = restEndsOf(order).reduce(higherEnd, liveEndOf(order));
  return isWithoutFill(reported) && isTraded(order) ? 'partially_filled' : reported;
}

/**
 * Live, an amount comes with a fill; from REST it comes by itself. Then it says what the lost `partial_fill`
 * would have said: money moved, though the rest of the order did not come about.
 */
const isWithoutFill = (end: OrderEnd | undefined): boolean => end === 'cancelled' || end === 'failed';

const isTraded = ({ fill }: Reported): boolean => fill !== undefined && fill.filledRaw > 0n;

/** How live events alone say that it ended. */
const liveEndOf = (order: Reported): OrderEnd | undefined => order.facts.ends.reduce(higherEnd, runEndOf(order));

const restEndsOf = ({ facts }: Reported): readonly OrderEnd[] => facts.snapshot?.ends ?? noEnds;

/** How the newest run ended: a newer one takes it back. */
const runEndOf = ({ run }: Reported): OrderEnd | undefined =>
  run === undefined || run.status === 'running' ? undefined : run.status;

/** Whether an order's fill and its failure were both reported, whichever of them shows. */
export const isDisputed = (order: Reported): boolean => isReported('filled', order) && isReported('failed', order);

const isReported = (end: 'filled' | 'failed', order: Reported): boolean =>
  order.facts.ends.includes(end) || restEndsOf(order).includes(end) || runEndOf(order) === end;

/**
 * Whether an order is over: it has an end, unless that is a lone `partial_fill`, after which more fills may
 * follow. A `failed`, an end of its newest run or a final word from REST settles a partial fill.
 *
 * @param order its state
 * @example
 * gateway.userEvents$.pipe(orderLifecycle$()).subscribe((order) => show(order.orderId, isOver(order) ? 'over' : 'open'));
 */
export const isOver = (order: OrderState): boolean =>
  order.end !== undefined &&
  (order.end !== 'partially_filled' ||
    order.facts.ends.includes('failed') ||
    runEndOf(order) !== undefined ||
    restEndsOf(order).length > 0);

/**
 * Whether an order's end is known from REST alone: live events told of none, or of one of a lower rank.
 *
 * @param order its state
 * @example
 * const order = applyToOrder(undefined, orderSnapshot({ id: 'o1', status: 'filled' }));
 * isEndFromRestAlone(order); // => true
 * isEndFromRestAlone(applyToOrder(order, filled({ orderId: 'o1' }))); // => false
 */
export const isEndFromRestAlone = (order: OrderState): boolean => endRank(order.end) > endRank(liveEndOf(order));

/**
 * When REST last saw the order change, epoch ms by the server's clock: its greatest readable `updatedAt`.
 *
 * @param order its state
 * @example
 * const order = applyToOrder(undefined, orderSnapshot({ id: 'o1', updatedAt: '2026-01-01T00:00:00Z' }));
 * restUpdatedAtMs(order); // => Date.UTC(2026, 0, 1)
 */
export const restUpdatedAtMs = ({ facts }: OrderState): number | undefined => facts.snapshot?.updatedAtMs;

/**
 * Whether the stream itself has spoken of the order, rather than REST alone.
 *
 * @param order its state
 * @example
 * hasLiveEvents(applyToOrder(undefined, filled({ orderId: 'o1' }))); // => true
 * hasLiveEvents(applyToOrder(undefined, orderSnapshot({ id: 'o1' }))); // => false
 */
export const hasLiveEvents = ({ facts }: OrderState): boolean => facts.isLive;
