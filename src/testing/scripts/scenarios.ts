import { dagCancelled, dagCompleted, dagFailed, failed, filled, partialFill } from '../builders.js';
import { scenario } from './script.js';
import type { OrderTruth, StoryLine } from './script.js';
import {
  amounts,
  begun,
  completed,
  done,
  drawTrade,
  drawTwoVenues,
  fails,
  linesOf,
  paid,
  partOf,
  runOf,
  started,
  triedAgain,
  waited,
} from './trade.js';
import type { Trade } from './trade.js';

/** Everything goes through: seven steps, a wait, the fill, the new balance. */
export const happyPath = scenario('happyPath', (random) => {
  const trade = drawTrade(random);
  return { lines: linesOf(trade, allGoesWell(trade)), truth: [filledWhole(trade)] };
});

/** `submit-order` fails once, is tried again, and the order is filled. */
export const retryThenSuccess = scenario('retryThenSuccess', (random) => {
  const trade = drawTrade(random);
  const lines = linesOf(trade, [
    ...begun(trade),
    ...done(trade, 'quote', 'fund'),
    started(trade, 'submit-order'),
    fails(trade, 'submit-order', 'The venue did not answer'),
    triedAgain(trade, 'submit-order', 1),
    completed(trade, 'submit-order'),
    ...filledAndClosed(trade),
  ]);
  return { lines, truth: [filledWhole(trade)] };
});

/** `submit-order` fails, is tried again twice, and the order fails with it. */
export const retriesExhausted = scenario('retriesExhausted', (random) => {
  const trade = drawTrade(random);
  const errorReason = 'The venue refused the order (400)';
  const lines = linesOf(trade, [
    ...begun(trade),
    ...done(trade, 'quote', 'fund'),
    started(trade, 'submit-order'),
    fails(trade, 'submit-order', errorReason),
    triedAgain(trade, 'submit-order', 1),
    fails(trade, 'submit-order', errorReason),
    triedAgain(trade, 'submit-order', 2),
    fails(trade, 'submit-order', errorReason),
    dagFailed({ ...runOf(trade), errorReason }),
    failed({ orderId: trade.orderId, venue: trade.venue, errorReason }),
  ]);
  return { lines, truth: [{ orderId: trade.orderId, end: 'failed', filledRaw: 0n }] };
});

/** The user cancels while `submit-order` waits. */
export const cancelled = scenario('cancelled', (random) => {
  const trade = drawTrade(random);
  const lines = linesOf(trade, [
    ...begun(trade),
    ...done(trade, 'quote', 'fund'),
    started(trade, 'submit-order'),
    dagCancelled(runOf(trade)),
  ]);
  return { lines, truth: [{ orderId: trade.orderId, end: 'cancelled', filledRaw: 0n }] };
});

/** A part is filled, then the rest. */
export const partialThenFilled = scenario('partialThenFilled', (random) => {
  const trade = drawTrade(random);
  const part = partOf(trade, random);
  const lines = linesOf(trade, [
    ...begun(trade),
    ...done(trade, 'quote', 'fund', 'submit-order'),
    partialFill(amounts(trade, part)),
    paid(trade, part),
    ...filledAndClosed(trade),
  ]);
  return { lines, truth: [filledWhole(trade)] };
});

/** A part is filled, then the user cancels the rest. */
export const partialThenCancelled = scenario('partialThenCancelled', (random) => {
  const trade = drawTrade(random);
  const part = partOf(trade, random);
  const lines = linesOf(trade, [
    ...begun(trade),
    ...done(trade, 'quote', 'fund', 'submit-order'),
    partialFill(amounts(trade, part)),
    paid(trade, part),
    dagCancelled(runOf(trade)),
  ]);
  return { lines, truth: [{ orderId: trade.orderId, end: 'partially_filled', filledRaw: part }] };
});

/** One trade becomes two orders, on two venues, whose events come in turn. */
export const splitOverTwoVenues = scenario('splitOverTwoVenues', (random) => {
  const [left, right] = drawTwoVenues(random);
  const one = drawTrade(random, [left]);
  const other = drawTrade(random, [right]);
  const lines = inTurn(linesOf(one, allGoesWell(one)), linesOf(other, allGoesWell(other)));
  return { lines, truth: [filledWhole(one), filledWhole(other)] };
});

const allGoesWell = (trade: Trade) => [
  ...begun(trade),
  ...done(trade, 'quote'),
  ...waited(trade, 'fund'),
  ...done(trade, 'submit-order'),
  ...filledAndClosed(trade),
];

const filledAndClosed = (trade: Trade) => [
  ...done(trade, 'confirm-fill'),
  filled(amounts(trade, trade.amountRaw)),
  paid(trade, trade.amountRaw),
  ...done(trade, 'settle', 'sync-balances', 'close-out'),
  dagCompleted(runOf(trade)),
];

const filledWhole = ({ orderId, amountRaw }: Trade): OrderTruth => ({ orderId, end: 'filled', filledRaw: amountRaw });

const inTurn = (one: readonly StoryLine[], other: readonly StoryLine[]): readonly StoryLine[] =>
  one.flatMap((line, at) => [line, other[at]].filter((each) => each !== undefined));
