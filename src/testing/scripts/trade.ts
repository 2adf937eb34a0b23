import type { KnownOrderEvent } from '../../protocol/index.js';
import {
  balanceUpdate,
  dagStarted,
  orderSubmitted,
  stepCompleted,
  stepFailed,
  stepRetrying,
  stepStarted,
  stepWaiting,
} from '../builders.js';
import { oneOf, randomId, wholeNumber } from '../random.js';
import type { Random } from '../random.js';
import type { ScriptMessage, StoryLine } from './script.js';

/** What is ordered in a story. */
export interface Trade {
  readonly orderId: string;
  readonly dagRunId: string;
  readonly venue: string;
  readonly outcomeId: string;
  readonly side: 'buy' | 'sell';
  readonly priceCents: number;
  readonly shares: number;
  /** `shares` in the venue's smallest unit, of which a share has a million. */
  readonly amountRaw: bigint;
}

/** The plan of each order; only `submit-order` is a name that AGG's pages show. */
const stepTypes = ['quote', 'fund', 'submit-order', 'confirm-fill', 'settle', 'sync-balances', 'close-out'] as const;
export type StepType = (typeof stepTypes)[number];

const venues = ['kalshi', 'polymarket', 'limitless', 'opinion'] as const;
const balanceBeforeCents = 100_000;

/** A trade drawn by chance, on one of these venues. */
export function drawTrade(random: Random, from: readonly [string, ...string[]] = venues): Trade {
  const shares = wholeNumber(random, 2, 500);
  return {
    orderId: randomId(random, 'ord'),
    dagRunId: randomId(random, 'dag'),
    venue: oneOf(random, from),
    outcomeId: randomId(random, 'vmo'),
    side: oneOf(random, ['buy', 'sell']),
    priceCents: wholeNumber(random, 1, 99),
    shares,
    amountRaw: BigInt(shares) * 1_000_000n,
  };
}

/** Two venues, never the same one twice. */
export function drawTwoVenues(random: Random): readonly [string, string] {
  const first = oneOf(random, venues);
  const others = venues.filter((venue) => venue !== first);
  return [first, others[wholeNumber(random, 0, others.length - 1)] ?? first];
}

/** The messages as lines about this trade's order. */
export const linesOf = ({ orderId }: Trade, messages: readonly ScriptMessage[]): readonly StoryLine[] =>
  messages.map((message) => ({ orderId, message }));

/** The fields that every event of the trade's run has. */
export const runOf = ({ orderId, dagRunId, venue }: Trade) => ({ orderId, dagRunId, venue });

/** The order is accepted and its run begins. */
export const begun = (trade: Trade): readonly ScriptMessage[] => [
  orderSubmitted({
    venue: trade.venue,
    orderId: trade.orderId,
    side: trade.side,
    price: trade.priceCents / 100,
    size: trade.shares,
    outcomeId: trade.outcomeId,
  }),
  dagStarted(runOf(trade)),
];

const stepOf = (trade: Trade, stepType: StepType) => ({
  ...runOf(trade),
  stepId: `${stepType}-${trade.dagRunId}`,
  stepType,
  sequence: stepTypes.indexOf(stepType) + 1,
  totalSteps: stepTypes.length,
});

/** These steps go through, one after the other. */
export const done = (trade: Trade, ...types: readonly StepType[]): readonly KnownOrderEvent[] =>
  types.flatMap((type) => [stepStarted(stepOf(trade, type)), stepCompleted(stepOf(trade, type))]);

/** A step waits for someone else, then goes through. */
export const waited = (trade: Trade, type: StepType): readonly KnownOrderEvent[] => [
  stepStarted(stepOf(trade, type)),
  stepWaiting(stepOf(trade, type)),
  stepCompleted(stepOf(trade, type)),
];

/** A step begins. */
export const started = (trade: Trade, type: StepType): KnownOrderEvent => stepStarted(stepOf(trade, type));

/** A step goes through in the end. */
export const completed = (trade: Trade, type: StepType): KnownOrderEvent => stepCompleted(stepOf(trade, type));

/** A step fails; it may be tried again. */
export const fails = (trade: Trade, type: StepType, errorReason: string): KnownOrderEvent =>
  stepFailed({ ...stepOf(trade, type), errorReason });

/** A step is tried again, for the `attempt`th time. */
export const triedAgain = (trade: Trade, type: StepType, attempt: number): KnownOrderEvent =>
  stepRetrying({ ...stepOf(trade, type), attempt });

/** The amounts of a fill after which this much has been traded. */
export const amounts = ({ orderId, venue, amountRaw }: Trade, filledRaw: bigint) => ({
  orderId,
  venue,
  filledAmountRaw: String(filledRaw),
  remainingAmountRaw: String(amountRaw - filledRaw),
});

/** What is left at the venue after this much has been traded. */
export function paid(trade: Trade, filledRaw: bigint): ScriptMessage {
  const cents = Number(filledRaw / 1_000_000n) * trade.priceCents;
  const tradingBalanceCents = balanceBeforeCents + (trade.side === 'buy' ? -cents : cents);
  return balanceUpdate({ venue: trade.venue, tradingBalanceCents });
}

/** A part of the trade, in whole shares. */
export const partOf = ({ shares }: Trade, random: Random): bigint =>
  BigInt(wholeNumber(random, 1, shares - 1)) * 1_000_000n;
