import { isOver, type OrderState } from '../../order/index.js';
import type { ScreenSize } from '../ports.js';
import type { View } from '../watch/view.js';
import { balanceLine } from './balanceLine.js';
import type { Line } from './line.js';
import { orderLine } from './orderLine.js';
import { statusLine } from './statusLine.js';
import { summaryLines } from './summaryLines.js';

/**
 * Everything as lines for a terminal; where they are more than `rows`, the orders longest over are left out. The
 * summary comes below: nothing is drawn after it, so it may scroll.
 */
export function screen(view: View, { columns, rows }: ScreenSize): readonly Line[] {
  const { status, reconnects, refreshes, balances, notes, summary } = view;
  const head: readonly Line[] = [
    [...statusLine(status), { text: `   reconnects ${reconnects} · token refreshes ${refreshes}`, tone: 'dim' }],
    [],
  ];
  const foot: readonly Line[] = [
    ...(balances.size === 0 ? [] : [[]]),
    ...[...balances.values()].map(balanceLine),
    ...(notes.length === 0 ? [] : [[]]),
    ...notes.map((text): Line => [{ text, tone: 'dim' }]),
  ];
  const orders = [...view.orders.values()];
  const shown = mostTelling(orders, Math.max(1, rows - head.length - foot.length - 2));
  const left = orders.length - shown.length;
  const more: readonly Line[] = left === 0 ? [] : [[{ text: `and ${left} more`, tone: 'dim' }]];
  return [
    ...head,
    ...shown.map((order) => orderLine(order, columns)),
    ...more,
    ...foot,
    ...(summary === undefined ? [] : summaryLines(summary)),
  ];
}

/** So many of the orders, in their own order: first those that are not over, then those that were the last to be. */
function mostTelling(orders: readonly OrderState[], most: number): readonly OrderState[] {
  const open = orders.filter((order) => !isOver(order));
  const chosen = new Set([...open.reverse(), ...orders.filter(isOver).reverse().sort(latestFirst)].slice(0, most));
  return orders.filter((order) => chosen.has(order));
}

const latestFirst = (a: OrderState, b: OrderState): number => b.lastEventAt - a.lastEventAt;
