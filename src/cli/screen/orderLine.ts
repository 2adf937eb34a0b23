import { isOver, type OrderProgress, type OrderState, type OrderStatus } from '../../order/index.js';
import { bar } from './bar.js';
import type { Line, Span, Tone } from './line.js';
import { shares } from './money.js';

/** One order in a line: which, where, how far, and how it stands; the bar is short where there is little room. */
export const orderLine = (order: OrderState, columns = Infinity): Line => [
  { text: order.orderId.padEnd(18), tone: 'strong' },
  (order.venue ?? '').padEnd(12),
  progressText(order.progress).padEnd(28),
  { text: bar(doneOf(order), columns < 100 ? 6 : 14), tone: toneOf(order.status) },
  '  ',
  standing(order),
];

/** An order's end in a line. */
export const endLine = (order: OrderState): Line => [
  { text: order.orderId.padEnd(18), tone: 'strong' },
  (order.venue ?? '').padEnd(12),
  standing(order),
];

/** "Step 3 of 7 · submit-order", as far as it is known. */
export function progressText(progress: OrderProgress | undefined): string {
  if (progress === undefined) return '';
  const { step, of, stepType } = progress;
  return `Step ${step}${of === undefined ? '' : ` of ${of}`}${stepType === undefined ? '' : ` · ${stepType}`}`;
}

/** The share of an order's steps that are done; an order that ended well has done them all. */
function doneOf({ status, progress }: OrderState): number {
  if (status === 'filled' || status === 'completed') return 1;
  if (progress?.of === undefined || progress.of <= 0) return 0;
  return (progress.stepStatus === 'completed' ? progress.step : progress.step - 1) / progress.of;
}

const standing = (order: OrderState): Span => ({ text: standingText(order), tone: toneOf(order.status) });

function standingText(order: OrderState): string {
  const { status, errorReason, disputed } = order;
  const reason = errorReason === undefined ? '' : `: ${errorReason}`;
  switch (status) {
    case 'submitted':
    case 'running':
    case 'waiting':
    case 'completed':
    case 'cancelled':
      return status;
    case 'retrying':
      return `retrying${attemptText(order)}`;
    case 'step_failed':
      return `step failed${reason}`;
    case 'failed':
      return `failed${reason}`;
    case 'partially_filled':
      return `partially filled${amountText(order)}${isOver(order) ? ', and over' : ' so far'}`;
    case 'filled':
      return `filled${amountText(order)}${disputed ? `, and disputed: a failure was reported too${reason}` : ''}`;
  }
}

function attemptText({ steps, progress }: OrderState): string {
  const attempt = steps.find(({ sequence }) => sequence === progress?.step)?.attempt;
  return attempt === undefined ? '' : `, attempt ${attempt}`;
}

function amountText({ fill }: OrderState): string {
  if (fill === undefined) return '';
  const { filledRaw, remainingRaw } = fill;
  return remainingRaw === undefined
    ? `, ${shares(filledRaw)} shares`
    : `, ${shares(filledRaw)} of ${shares(filledRaw + remainingRaw)} shares`;
}

function toneOf(status: OrderStatus): Tone {
  switch (status) {
    case 'filled':
    case 'completed':
      return 'good';
    case 'failed':
    case 'step_failed':
      return 'bad';
    case 'partially_filled':
    case 'waiting':
    case 'retrying':
      return 'busy';
    case 'cancelled':
    case 'submitted':
      return 'dim';
    case 'running':
      return 'strong';
  }
}
