import type { StepEvent } from '../protocol/orderEvent.js';
import { ownText } from '../units/ownText.js';
import { draftOf, emptyDraft, type Draft } from './draft.js';
import { endOf, isDisputed } from './ending.js';
import { sharedFacts } from './facts.js';
import { orderIdOf, type OrderInput } from './orderInput.js';
import type { OrderState } from './orderState.js';
import { progressOf } from './progress.js';
import { openStatusOf } from './status.js';
import { isStepEvent, lastMove } from './step.js';
import { tell } from './tell.js';

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
  if (state === undefined) return orderAfter(undefined, input, ownText(orderId));
  return orderId === state.orderId ? orderAfter(state, input, state.orderId) : state;
}

/** The same for an input of that order; `orderId` is kept as it is. */
export function orderAfter(state: OrderState | undefined, input: OrderInput, orderId: string): OrderState {
  const draft = state === undefined ? emptyDraft(orderId) : draftOf(state);
  tell(draft, input);
  if (state !== undefined && isSame(state, draft)) return state;
  settle(draft, state, input);
  return draft;
}

/** Whether nothing new was told. */
const isSame = (state: OrderState, draft: Draft): boolean =>
  state.facts === draft.facts &&
  state.lastEventAt === draft.lastEventAt &&
  state.firstEventAt === draft.firstEventAt &&
  state.userId === draft.userId &&
  state.venue === draft.venue &&
  state.submission === draft.submission &&
  state.run === draft.run &&
  state.steps === draft.steps &&
  state.fill === draft.fill;

/** Reads what is left off what was told. */
function settle(draft: Draft, before: OrderState | undefined, input: OrderInput): void {
  const { run, steps, fill, facts } = draft;
  if (facts !== before?.facts || fill !== before.fill) {
    draft.facts = sharedFacts(facts);
    draft.end = endOf(draft);
    draft.disputed = isDisputed(draft);
    draft.errorReason = facts.failure?.reason;
  }
  draft.status = draft.end ?? openStatusOf(facts.latest?.event ?? moveBy(input, draft, before) ?? lastMove(steps));
  draft.progress = progressOf(run, steps, draft.progress);
}

/** The move that an input made, if it is later than all that came before: then the other steps need no look. */
function moveBy(input: OrderInput, draft: Draft, before: OrderState | undefined): StepEvent['event'] | undefined {
  const isLatest = before === undefined || draft.lastEventAt > before.lastEventAt;
  if (!isLatest || draft.steps === before?.steps) return undefined;
  return input.type === 'order_event' && isStepEvent(input) ? input.event : undefined;
}
