import { noFacts, type OrderFacts } from './facts.js';
import type { OrderState } from './orderState.js';
import { noSteps } from './run.js';

/** A state that is being made: what was known of an order, open to what an input tells. */
export type Draft = { -readonly [Field in keyof OrderState]: OrderState[Field] };

/** Field by field: an engine copies a literal faster than it spreads an object. */
export const draftOf = (state: OrderState): Draft => ({
  orderId: state.orderId,
  status: state.status,
  end: state.end,
  disputed: state.disputed,
  userId: state.userId,
  venue: state.venue,
  submission: state.submission,
  run: state.run,
  steps: state.steps,
  progress: state.progress,
  fill: state.fill,
  errorReason: state.errorReason,
  firstEventAt: state.firstEventAt,
  lastEventAt: state.lastEventAt,
  facts: state.facts,
});

/** Before the first input. */
export const emptyDraft = (orderId: string): Draft => ({
  orderId,
  status: 'submitted',
  end: undefined,
  disputed: false,
  userId: undefined,
  venue: undefined,
  submission: undefined,
  run: undefined,
  steps: noSteps,
  progress: undefined,
  fill: undefined,
  errorReason: undefined,
  firstEventAt: 0,
  lastEventAt: 0,
  facts: nothing,
});

const nothing: OrderFacts = { ...noFacts, isLive: false };

/** The facts of a draft, to be changed: those that it came with may be those of many orders. */
export function ownFacts(draft: Draft): { -readonly [Field in keyof OrderFacts]: OrderFacts[Field] } {
  const { isLive, userIdAt, venueAt, ends, failure, latest, runEnd, olderRuns, snapshot } = draft.facts;
  const own = { isLive, userIdAt, venueAt, ends, failure, latest, runEnd, olderRuns, snapshot };
  draft.facts = own;
  return own;
}
