import type { Balances } from '../../balance/index.js';
import type { GatewayStatus } from '../../gateway/status.js';
import { isOver, type OrderState } from '../../order/index.js';
import type { DemoSummary } from '../demo/summary.js';
import type { Change } from './change.js';

/** Everything that a watch shows. */
export interface View {
  readonly status: GatewayStatus;
  readonly link: 'not_yet' | 'up' | 'down';
  /** How often the connection came back. */
  readonly reconnects: number;
  /** How often a connection was opened with a token just refreshed. */
  readonly refreshes: number;
  /** By id, in the order in which they were first seen. */
  readonly orders: ReadonlyMap<string, OrderState>;
  /** The ends that were announced, by the id of the order, as they were announced last. */
  readonly ends: ReadonlyMap<string, OrderState>;
  readonly balances: Balances;
  /** The latest notes, the newest last. */
  readonly notes: readonly string[];
  readonly summary?: DemoSummary;
}

/** Before anything has been told. */
export const emptyView: View = {
  status: { state: 'idle' },
  link: 'not_yet',
  reconnects: 0,
  refreshes: 0,
  orders: new Map(),
  ends: new Map(),
  balances: new Map(),
  notes: [],
};

// A watch may run for months: what is over is kept for the eye alone.
const keptOver = 200;
const keptNotes = 3;

/** What is to be shown after a change; pure and total. */
export function applyToView(view: View, change: Change): View {
  switch (change.type) {
    case 'status':
      return afterStatus(view, change.status);
    case 'order':
      return { ...view, orders: kept(withOrder(view.orders, change.order)) };
    case 'end':
      return { ...view, ends: kept(withOrder(view.ends, change.order)) };
    case 'balances':
      return { ...view, balances: change.balances };
    case 'note':
      return { ...view, notes: [...view.notes, change.text].slice(-keptNotes) };
    case 'summary':
      return { ...view, summary: change.summary };
    case 'failed':
      return view;
  }
}

function afterStatus(view: View, status: GatewayStatus): View {
  const { link, reconnects, refreshes } = view;
  switch (status.state) {
    case 'open':
    case 'authenticated':
      return { ...view, status, link: 'up', reconnects: reconnects + (link === 'down' ? 1 : 0) };
    case 'connecting':
      return { ...view, status, link: lost(link), refreshes: refreshes + (view.status.state === 'refreshing' ? 1 : 0) };
    case 'waiting':
    case 'closed':
    case 'idle':
      return { ...view, status, link: lost(link) };
    case 'refreshing':
      return { ...view, status };
  }
}

const lost = (link: View['link']): View['link'] => (link === 'up' ? 'down' : link);

type Orders = View['orders'];

const withOrder = (orders: Orders, order: OrderState): Orders => new Map(orders).set(order.orderId, order);

/** The orders without those longest over, where these are too many; REST tells of the newest first. */
function kept(orders: Orders): Orders {
  if (orders.size <= keptOver) return orders;
  const over = [...orders.values()].filter(isOver).sort((a, b) => a.lastEventAt - b.lastEventAt);
  const dropped = new Set(over.slice(0, Math.max(0, over.length - keptOver)));
  return dropped.size === 0 ? orders : new Map([...orders].filter(([, order]) => !dropped.has(order)));
}
