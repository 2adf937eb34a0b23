import type { OrderEnd } from '../../order/index.js';
import type { BalanceUpdate, KnownOrderEvent, OrderSubmitted } from '../../protocol/index.js';
import { seededRandom, wholeNumber } from '../random.js';
import type { Random } from '../random.js';

/** What a script says. */
export type ScriptMessage = OrderSubmitted | BalanceUpdate | KnownOrderEvent;

/** One message of a script, and how long after the one before it is due. */
export interface ScriptStep {
  /** Milliseconds after the message before it. */
  readonly afterMs: number;
  /** The order that it is about, which a `balance_update` does not say itself. */
  readonly orderId: string;
  /** Its `timestamp` is in milliseconds since the script began. */
  readonly message: ScriptMessage;
}

/** How an order of a script truly ends, to hold a client's view against. */
export interface OrderTruth {
  /** The order that ends. */
  readonly orderId: string;
  /** How it truly ends. */
  readonly end: OrderEnd;
  /** What was traded, in the venue's smallest unit. */
  readonly filledRaw: bigint;
}

/** What happens to one trade, as data: the same seed gives the same script. */
export interface Script {
  /** The scenario's name. */
  readonly name: string;
  /** What is sent, in order. */
  readonly steps: readonly ScriptStep[];
  /** One entry an order. */
  readonly truth: readonly OrderTruth[];
}

/** Makes the script of a seed. */
export type Scenario = (seed: number) => Script;

/** A scenario's content before time is laid over it. */
export interface Story {
  readonly lines: readonly StoryLine[];
  readonly truth: readonly OrderTruth[];
}

/** One message of a story. */
export type StoryLine = Omit<ScriptStep, 'afterMs'>;

// Greater than 0, so that the timestamps alone tell which of two events is later.
const shortestMs = 20;
const longestMs = 400;

/** A scenario by what it tells; the same randomness then lays time over it. */
export const scenario =
  (name: string, tell: (random: Random) => Story): Scenario =>
  (seed) => {
    const random = seededRandom(seed);
    const { lines, truth } = tell(random);
    return { name, steps: overTime(lines, random), truth };
  };

function overTime(lines: readonly StoryLine[], random: Random): readonly ScriptStep[] {
  let atMs = 0;
  return lines.map(({ orderId, message }) => {
    const afterMs = wholeNumber(random, shortestMs, longestMs);
    atMs += afterMs;
    return { afterMs, orderId, message: { ...message, timestamp: atMs } };
  });
}

/** The message as it is sent: to this user, with its time counted from the script's start in epoch milliseconds. */
export function stamped(message: ScriptMessage, userId: string, startedAtMs: number): ScriptMessage {
  const timestamp = startedAtMs + message.timestamp;
  return message.type === 'order_event' ? { ...message, userId, timestamp } : { ...message, timestamp };
}
