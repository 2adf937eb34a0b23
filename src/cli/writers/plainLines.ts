import { concatMap, scan } from 'rxjs';
import type { VenueBalance } from '../../balance/index.js';
import { isOver, type OrderState } from '../../order/index.js';
import { balanceLine } from '../screen/balanceLine.js';
import { drawLine, type Line } from '../screen/line.js';
import { endLine, orderLine } from '../screen/orderLine.js';
import { seconds, statusLine } from '../screen/statusLine.js';
import { summaryLines } from '../screen/summaryLines.js';
import type { Change } from '../watch/change.js';
import { applyToView, emptyView, type View } from '../watch/view.js';
import type { Writer } from './writer.js';

/** Plain lines, one a change that shows, each after the seconds since the first. */
export const plainLines: Writer = (seen$) =>
  seen$.pipe(
    scan(
      ({ view, beganAt = Infinity }, seen): Told => {
        const began = Math.min(beganAt, seen.at);
        const time = seconds(seen.at - began).padStart(8);
        const texts = linesOf(view, seen).map((line) =>
          drawLine(seen.type === 'summary' ? line : [time, '  ', ...line]),
        );
        return { view: applyToView(view, seen), beganAt: began, texts };
      },
      { view: emptyView, texts: [] } as Told,
    ),
    concatMap(({ texts }) => texts.map((text) => `${text}\n`)),
  );

interface Told {
  readonly view: View;
  readonly beganAt?: number;
  readonly texts: readonly string[];
}

/** What a change adds to what was known before; nothing, where it would be drawn the same. */
function linesOf(before: View, change: Change): readonly Line[] {
  switch (change.type) {
    case 'status':
      return [statusLine(change.status)];
    case 'order': {
      const { order } = change;
      const known = before.orders.get(order.orderId);
      // Ends are told as they are announced; that a partial fill was all there will be is no end of its own.
      if (order.end !== undefined) return known !== undefined && isSettled(known, order) ? [endLine(order)] : [];
      const line = orderLine(order);
      return known !== undefined && drawLine(orderLine(known)) === drawLine(line) ? [] : [line];
    }
    case 'end':
      return [endLine(change.order)];
    case 'balances':
      return [...change.balances.values()].filter((balance) => isNews(before, balance)).map(balanceLine);
    case 'note':
      return [[change.text]];
    case 'failed':
      return [];
    case 'summary':
      return summaryLines(change.summary);
  }
}

const isSettled = (before: OrderState, after: OrderState): boolean =>
  before.end === 'partially_filled' && after.end === 'partially_filled' && !isOver(before) && isOver(after);

/** That all balances turned stale is told by the status already. */
const isNews = ({ balances }: View, balance: VenueBalance): boolean =>
  !balance.stale && balances.get(balance.venue) !== balance;
