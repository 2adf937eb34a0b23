import { endRank, higherEnd, type OrderEnd } from './end.js';
import type { OrderFacts } from './facts.js';
import type { OrderState } from './orderState.js';
import { newestRun, runStatusOf } from './run.js';

/** How an order ended: what was said of the whole order, and how its newest run ended; the highest rank counts. */
export function endOf(facts: OrderFacts): OrderEnd | undefined {
  const reported = restEndsOf(facts).reduce(higherEnd, liveEndOf(facts));
  return isWithoutFill(reported) && isTraded(facts) ? 'partially_filled' : reported;
}

/**
 * Live, an amount comes with a fill; from REST it comes by itself. Then it says what the lost `partial_fill`
 * would have said: money moved, though the rest of the order did not come about.
 */
const isWithoutFill = (end: OrderEnd | undefined): boolean => end === 'cancelled' || end === 'failed';

const isTraded = ({ fill }: OrderFacts): boolean => fill !== undefined && fill.filledRaw > 0n;

/** How live events alone say that it ended. */
const liveEndOf = (facts: OrderFacts): OrderEnd | undefined => facts.ends.reduce(higherEnd, runEndOf(facts));

const restEndsOf = ({ snapshot }: OrderFacts): readonly OrderEnd[] => snapshot?.ends ?? none;

const none: readonly never[] = [];

/** How the newest run ended: a newer one takes it back. */
function runEndOf({ runs }: OrderFacts): OrderEnd | undefined {
  const run = newestRun(runs);
  const status = run && runStatusOf(run);
  return status === 'running' ? undefined : status;
}

/** Whether an order's fill and its failure were both reported, whichever of them shows. */
export const isDisputed = (facts: OrderFacts): boolean => isReported('filled', facts) && isReported('failed', facts);

const isReported = (end: 'filled' | 'failed', facts: OrderFacts): boolean =>
  facts.ends.includes(end) || restEndsOf(facts).includes(end) || runEndOf(facts) === end;

/**
 * Whether an order is over: it has an end, unless that is a lone `partial_fill`, after which more fills may
 * follow. A `failed`, an end of its newest run or a final word from REST settles a partial fill.
 */
export const isOver = ({ end, facts }: OrderState): boolean =>
  end !== undefined &&
  (end !== 'partially_filled' ||
    facts.ends.includes('failed') ||
    runEndOf(facts) !== undefined ||
    restEndsOf(facts).length > 0);

/** Whether an order's end is known from REST alone: live events told of none, or of one of a lower rank. */
export const isEndFromRestAlone = ({ end, facts }: OrderState): boolean => endRank(end) > endRank(liveEndOf(facts));

/** When REST last saw the order change, epoch ms by the server's clock: its greatest readable `updatedAt`. */
export const restUpdatedAtMs = ({ facts }: OrderState): number | undefined => facts.snapshot?.updatedAtMs;

/** Whether the stream itself has spoken of the order, rather than REST alone. */
export const hasLiveEvents = ({ facts }: OrderState): boolean => facts.live !== undefined;
