import { isOver, type OrderState, type StepStatus } from 'agg-rx/order';
import type { IconName } from './icon';

/** How a thing stands: a word, a drawing, and a tone that only repeats them. */
export interface Standing {
  readonly text: string;
  readonly icon: IconName;
  readonly tone: 'good' | 'bad' | 'busy' | 'calm';
}

/** Whole cents as dollars. */
export const dollars = (cents: number): string =>
  (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });

/**
 * A raw amount in shares. AGG doesn't say how many raw units a share has: the 6 decimals of USDC are an assumption.
 * No float is involved.
 */
export function shares(raw: bigint): string {
  const fraction = String(raw % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${(raw / 1_000_000n).toLocaleString('en-US')}${fraction === '' ? '' : `.${fraction}`}`;
}

/** `14:03:07`, in this machine's zone. */
export const timeOfDay = (ms: number): string => new Date(ms).toLocaleTimeString('en-GB');

/** `0.8 s`. */
export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** "Step 3 of 7 · submit-order", as far as it is known. */
export function progressText(order: OrderState): string {
  const { progress } = order;
  if (progress === undefined) return isOver(order) ? 'Steps not known' : 'No step yet';
  const { step, of, stepType } = progress;
  return `Step ${step}${of === undefined ? '' : ` of ${of}`}${stepType === undefined ? '' : ` · ${stepType}`}`;
}

/** "Buy 120 at 45¢", as far as it is known. */
export function tradeText({ submission }: OrderState): string {
  if (submission === undefined) return 'Trade not known';
  const { side, size, price } = submission;
  return `${side === 'buy' ? 'Buy' : side === 'sell' ? 'Sell' : side} ${size.toLocaleString('en-US')} at ${Math.round(price * 100)}¢`;
}

/** "80 of 120", in shares, as far as it is known. */
export function fillText({ fill }: OrderState): string {
  if (fill === undefined || fill.filledRaw === 0n) return 'none';
  const { filledRaw, remainingRaw } = fill;
  return remainingRaw === undefined || remainingRaw === 0n
    ? shares(filledRaw)
    : `${shares(filledRaw)} of ${shares(filledRaw + remainingRaw)}`;
}

/** Why it failed, or is being tried again; a failure that was overcome is no news. */
export function troubleOf(order: OrderState): string | undefined {
  const isTroubled = ['failed', 'step_failed', 'retrying'].includes(order.status) || order.disputed;
  return isTroubled ? order.errorReason : undefined;
}

export function standingOf(order: OrderState): Standing {
  switch (order.status) {
    case 'submitted':
      return { text: 'Submitted', icon: 'dot', tone: 'calm' };
    case 'running':
      return { text: 'Running', icon: 'play', tone: 'calm' };
    case 'waiting':
      return { text: 'Waiting', icon: 'clock', tone: 'busy' };
    case 'retrying':
      return { text: 'Retrying', icon: 'retry', tone: 'busy' };
    case 'step_failed':
      return { text: 'Step failed', icon: 'alert', tone: 'busy' };
    case 'partially_filled':
      return isOver(order)
        ? { text: 'Partly filled', icon: 'half', tone: 'good' }
        : { text: 'Filling', icon: 'half', tone: 'calm' };
    case 'filled':
      return order.disputed
        ? { text: 'Filled, disputed', icon: 'alert', tone: 'bad' }
        : { text: 'Filled', icon: 'check', tone: 'good' };
    case 'completed':
      return { text: 'Completed', icon: 'check', tone: 'good' };
    case 'cancelled':
      return { text: 'Cancelled', icon: 'minus', tone: 'calm' };
    case 'failed':
      return { text: 'Failed', icon: 'cross', tone: 'bad' };
  }
}

export function standingOfStep(status: StepStatus): Standing {
  switch (status) {
    case 'running':
      return { text: 'Running', icon: 'play', tone: 'calm' };
    case 'waiting':
      return { text: 'Waiting', icon: 'clock', tone: 'busy' };
    case 'retrying':
      return { text: 'Retrying', icon: 'retry', tone: 'busy' };
    case 'completed':
      return { text: 'Done', icon: 'check', tone: 'good' };
    case 'failed':
      return { text: 'Failed', icon: 'cross', tone: 'bad' };
  }
}
