// What the gateway sends to a busy user, without end: the scripts of our own simulated gateway, so many orders of them
// at once, their messages mixed by chance. The same seed gives the same frames.
import { scenarios } from './aggRx.mjs';
import { seededChance } from './chance.mjs';

export const userId = 'usr_1';
const beganAtMs = 1_710_000_000_000;

/**
 * What agg-rx has to remember of orders that are over, so that none of so many at once is forgotten before its last event:
 * an order is over when it is filled, and its run goes on. The others forget by the last event, or never.
 */
export const memoryFor = (live) => ({ rememberOver: Math.max(1_000, 2 * live) });

/** How many in a hundred orders follow which script. */
const mix = [
  [scenarios.happyPath, 70],
  [scenarios.retryThenSuccess, 12],
  [scenarios.partialThenFilled, 8],
  [scenarios.splitOverTwoVenues, 4],
  [scenarios.retriesExhausted, 3],
  [scenarios.cancelled, 2],
  [scenarios.partialThenCancelled, 1],
].flatMap(([scenario, share]) => Array(share).fill(scenario));

/** The lives of orders one after the other: the order's messages, and how it truly ends. */
export function* livesOf(seed, scenarioOf = (chance) => mix[Math.floor(chance() * mix.length)]) {
  const chance = seededChance(seed);
  for (let script = 0; ; script += 1) {
    const { steps, truth } = scenarioOf(chance)(seed * 1_000_003 + script);
    for (const { orderId, end, filledRaw } of truth) {
      const messages = steps.filter((step) => step.orderId === orderId).map(({ message }) => message);
      yield { orderId, end, filledRaw, messages, told: 0 };
    }
  }
}

/** The frames of `live` orders at once. Each that ends makes room for a new one, until `last()` brings them to their ends. */
export function corpusOf({ live, seed }) {
  const lives = livesOf(seed);
  const chance = seededChance(seed + 1);
  const orders = Array.from({ length: live }, () => lives.next().value);
  const truth = [];
  let tick = 0;

  const frameOf = (message) => {
    // One clock for all, a millisecond a frame: each event is later than the one before.
    const timestamp = beganAtMs + (tick += 1);
    return JSON.stringify(
      message.type === 'order_event' ? { ...message, userId, timestamp } : { ...message, timestamp },
    );
  };

  function nextOf(order) {
    const message = order.messages[order.told];
    order.told += 1;
    if (isOver(order)) truth.push(order);
    return message;
  }

  /** Brings each order to some point of its life, so that the population is steady from then on. */
  const past = () =>
    orders.flatMap((order) => {
      const until = Math.floor(chance() * order.messages.length);
      return Array.from({ length: until }, () => nextOf(order));
    });

  function next() {
    const at = Math.floor(chance() * orders.length);
    const message = nextOf(orders[at]);
    if (isOver(orders[at])) orders[at] = lives.next().value;
    return message;
  }

  const rest = () =>
    orders.flatMap((order) => Array.from({ length: order.messages.length - order.told }, () => nextOf(order)));

  const partOf = (messages) => ({ frames: messages.map(frameOf), expected: expectedOf(messages) });

  return {
    /** What happened before the measuring begins, in parts of so many frames. */
    *history(size) {
      const messages = past();
      for (let at = 0; at < messages.length; at += size) yield partOf(messages.slice(at, at + size));
    },
    /** The next frames. */
    take: (count) => partOf(Array.from({ length: count }, next)),
    /** All that is left of the orders that live now. */
    last: () => partOf(rest()),
    /** The orders that came to their end so far. */
    truth: () => truth,
  };
}

/** How much a row has to emit for these messages, by what it says that it emits. */
export const expectedOf = (messages) => ({
  frames: messages.length,
  states: messages.filter(isOfOrder).length,
  handled: messages.filter(isHandledByRecipe).length,
});

/** The same of several parts. */
export const expectedTogether = (parts) =>
  parts.reduce(
    (sum, { expected }) => ({
      frames: sum.frames + expected.frames,
      states: sum.states + expected.states,
      handled: sum.handled + expected.handled,
    }),
    { frames: 0, states: 0, handled: 0 },
  );

const isOver = ({ told, messages }) => told === messages.length;

const isOfOrder = ({ type }) => type !== 'balance_update';

const passedBy = new Set(['dag_started', 'dag_completed', 'dag_cancelled', 'step_retrying']);
/** The recipe's `switch` has no case for these. */
const isHandledByRecipe = ({ type, event }) =>
  type === 'order_submitted' || (type === 'order_event' && !passedBy.has(event));
