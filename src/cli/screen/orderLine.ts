import { isOver, type OrderProgress, type OrderState, type OrderStatus } from '../../order/index.js';
import { bar } from './bar.js';
import type { Line, Span, Tone } from './line.js';
import { shares } from './money.js';

/**
 * One order in a line: which, where, how far, and how it stands. How it stands comes first where there is little room:
 * the bar gets short and goes, then how far an order that has ended had come, then where it is.
 */
export function orderLine(order: OrderState, columns = Infinity): Line {
  const { orderId, venue = '', progress, status, end } = order;
  const id: Span = { text: orderId.padEnd(18), tone: 'strong' };
  if (columns < 60) return [id, shortProgress(progress).padEnd(6), standing(order)];
  if (columns < 100 && end !== undefined) return endLine(order);
  const cells = columns < 90 ? 0 : columns < 100 ? 6 : 14;
  return [
    id,
    venue.padEnd(12),
    progressText(progress).padEnd(28),
    ...(cells === 0 ? [] : [{ text: bar(doneOf(order), cells), tone: toneOf(status) }, '  ']),
    standing(order),
  ];
}

/** `3/7`, as far as it is known. */
const shortProgress = (progress: OrderProgress | undefined): string =>
  progress === undefined ? '' : `${progress.step}${progress.of === undefined ? '' : `/${progress.of}`}`;

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
