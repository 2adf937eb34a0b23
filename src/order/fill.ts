import type { OrderEvent } from '../protocol/orderEvent.js';
import { absurd } from '../units/absurd.js';
import { amountOf } from './amount.js';
import { greater } from './join.js';

/** What was traded, in the venue's smallest unit. Amounts are running totals. */
export interface Fill {
  readonly filledRaw: bigint;
  readonly remainingRaw?: bigint;
}

/**
 * The greater of two reports about one order, whichever came first. AGG's amounts are running totals,
 * so the greater is the newer; at equal amounts a known remainder wins, then the smaller.
 */
export const joinFill = (known: Fill | undefined, reported: Fill | undefined): Fill | undefined =>
  greater(known, reported, compareFill);

function compareFill(a: Fill, b: Fill): number {
  if (a.filledRaw !== b.filledRaw) return a.filledRaw > b.filledRaw ? 1 : -1;
  if (a.remainingRaw === b.remainingRaw) return 0;
  if (a.remainingRaw === undefined) return -1;
  return b.remainingRaw === undefined || a.remainingRaw < b.remainingRaw ? 1 : -1;
}

/** What an event says was traded; one without a readable `filledAmountRaw` says nothing. */
export function fillOf(event: OrderEvent): Fill | undefined {
  switch (event.event) {
    case 'partial_fill':
    case 'filled':
      return fillOfAmounts(event.filledAmountRaw, event.remainingAmountRaw);
    case 'dag_started':
    case 'step_started':
    case 'step_waiting':
    case 'step_retrying':
    case 'step_completed':
    case 'step_failed':
    case 'dag_completed':
    case 'dag_failed':
    case 'dag_cancelled':
    case 'failed':
    case 'unrecognized':
      return undefined;
    default:
      return absurd<Fill | undefined>(event, undefined);
  }
}

/** What two amounts as the wire has them say was traded. */
export function fillOfAmounts(filled: RawAmount, remaining?: RawAmount): Fill | undefined {
  const filledRaw = amountOf(filled);
  const remainingRaw = amountOf(remaining);
  if (filledRaw === undefined) return undefined;
  return remainingRaw === undefined ? { filledRaw } : { filledRaw, remainingRaw };
}

type RawAmount = string | number | null | undefined;
