import { endOf, isDisputed } from './ending.js';
import { noFacts, sameFacts, type OrderFacts } from './facts.js';
import { joinFailure } from './failure.js';
import { joinFill } from './fill.js';
import { joinWords } from './join.js';
import { orderIdOf, type OrderInput } from './orderInput.js';
import type { OrderState } from './orderState.js';
import { progressOf } from './progress.js';
import { runsAfter, type Runs } from './run.js';
import { laterWord, never, wordAt } from './said.js';
import { joinSnapshot } from './snapshot.js';
import { openStatusOf } from './status.js';
import { lastMoved } from './step.js';
import { joinSubmission } from './submission.js';
import { toldBy, type Told } from './told.js';

/**
 * The state of an order after an input: what was known of it and what the input tells, joined, and the rest
 * read off the two together. In whatever order the same inputs come, and however often, the state is equal.
 *
 * Gives back the very same object where the input tells nothing new, and where it is about another order.
 * Never throws.
 *
 * @param state the order so far, `undefined` before its first input
 * @example
 * const before = applyToOrder(undefined, stepStarted({ orderId: 'o1', sequence: 3, totalSteps: 7 }));
 * before.status; // => 'running'
 * before.progress; // => { step: 3, of: 7, stepStatus: 'running' }
 *
 * const after = applyToOrder(before, filled({ orderId: 'o1', filledAmountRaw: '1000000' }));
 * after.end; // => 'filled'
 * after.fill; // => { filledRaw: 1000000n }
 * applyToOrder(after, filled({ orderId: 'o1', filledAmountRaw: '1000000' })) === after; // => true
 */
export function applyToOrder(state: OrderState | undefined, input: OrderInput): OrderState {
  const orderId = orderIdOf(input);
  if (state === undefined) return join(nothingOf(orderId), toldBy(input));
  return orderId === state.orderId ? join(state, toldBy(input)) : state;
}

/**
 * What was known and what is told, joined. Each part is a maximum under a total order, or a union: so neither order
 * nor repetition matters. What is left is read off those parts.
 */
function join(known: OrderState, told: Told): OrderState {
  const { facts } = known;
  const heard = facts.isLive ? known : unheard;
  const toldAt = told.atMs ?? never;

  const isLive = facts.isLive || told.atMs !== undefined;
  const firstMs = Math.min(heard.firstEventAt, told.atMs ?? Infinity);
  const lastMs = Math.max(heard.lastEventAt, toldAt);
  const knownUserIdAt = facts.userIdAt ?? heard.lastEventAt;
  const userIdAt = wordAt(knownUserIdAt, told.userId, toldAt);
  const userId = laterWord(known.userId, knownUserIdAt, told.userId, toldAt);
  const knownVenueAt = facts.venueAt ?? heard.lastEventAt;
  const venueAt = wordAt(knownVenueAt, told.venue, toldAt);
  const liveVenue = laterWord(knownVenueAt === never ? undefined : known.venue, knownVenueAt, told.venue, toldAt);
  const submission = joinSubmission(known.submission, told.submission);
  const { newest, older } = told.run === undefined ? runsOf(known) : runsAfter(runsOf(known), told.run);
  const ends = joinWords(facts.ends, told.ends);
  const fill = joinFill(known.fill, told.fill);
  const failure = joinFailure(facts.failure, told.failure);
  const snapshot = joinSnapshot(facts.snapshot, told.snapshot);

  const { run, steps, latest, end: runEnd } = newest ?? noRun;
  const venue = liveVenue ?? snapshot?.venue?.value;
  const firstEventAt = isLive ? firstMs : (snapshot?.createdAtMs ?? snapshot?.updatedAtMs ?? 0);
  const lastEventAt = isLive ? lastMs : (snapshot?.updatedAtMs ?? snapshot?.createdAtMs ?? 0);
  const nextFacts = sameFacts(facts, {
    isLive,
    userIdAt: userIdAt === lastMs ? undefined : userIdAt,
    venueAt: venueAt === lastMs ? undefined : venueAt,
    ends,
    failure,
    latest,
    runEnd,
    olderRuns: older,
    snapshot,
  });
  if (
    nextFacts === facts &&
    firstEventAt === known.firstEventAt &&
    lastEventAt === known.lastEventAt &&
    userId === known.userId &&
    venue === known.venue &&
    submission === known.submission &&
    run === known.run &&
    steps === known.steps &&
    fill === known.fill
  ) {
    return known;
  }
  // What is later than everything before it needs no looking for the latest: that may be among many steps.
  const isLatest = told.run?.step !== undefined && steps !== known.steps && toldAt > heard.lastEventAt;
  const order = { run, steps, fill, facts: nextFacts };
  const end = endOf(order);
  return {
    orderId: known.orderId,
    status: end ?? openStatusOf(latest, isLatest ? told.run.step : lastMoved(steps)),
    end,
    disputed: isDisputed(order),
    userId,
    venue,
    submission,
    run,
    steps,
    progress: progressOf(run, steps, known.progress),
    fill,
    errorReason: failure?.reason,
    firstEventAt,
    lastEventAt,
    facts: nextFacts,
  };
}

/** When an order was heard of that the stream has not spoken of. */
const unheard = { firstEventAt: Infinity, lastEventAt: never };

const noRun = { run: undefined, steps: [], latest: undefined, end: undefined };

/** The runs of an order: the newest is shown, and what is not shown of it is in the facts. */
const runsOf = ({ run, steps, facts: { latest, runEnd, olderRuns } }: OrderState): Runs => ({
  newest: run && { run, steps, latest, end: runEnd },
  older: olderRuns,
});

/** An order of which nothing is known yet. */
const nothingOf = (orderId: string): OrderState => ({
  orderId,
  status: 'submitted',
  end: undefined,
  disputed: false,
  userId: undefined,
  venue: undefined,
  submission: undefined,
  run: undefined,
  steps: noRun.steps,
  progress: undefined,
  fill: undefined,
  errorReason: undefined,
  firstEventAt: 0,
  lastEventAt: 0,
  facts: nothing,
});

const nothing: OrderFacts = { ...noFacts, isLive: false };
