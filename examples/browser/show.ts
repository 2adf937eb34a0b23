// Orders and the connection on the page. Text is set as text, so nothing from the wire can become markup.
import type { GatewayStatus } from 'agg-rx';
import { isOver, type OrderState } from 'agg-rx/order';

const list = byId('orders');
const template = byId('order') as HTMLTemplateElement;
const rows = new Map<string, HTMLElement>();

/** Draws one order: a new one on top, a known one where it stands. */
export function showOrder(order: OrderState): void {
  const row = rows.get(order.orderId) ?? addRow(order.orderId);
  const { step = 0, of = step, stepType } = order.progress ?? {};
  row.dataset['status'] = order.end ?? (isOver(order) ? 'over' : 'open');
  part(row, '.venue').textContent = order.venue ?? '';
  part(row, '.status').textContent = words(order.end ?? order.status);
  part(row, '.step').textContent =
    step === 0 ? '' : `Step ${step} of ${of}${stepType === undefined ? '' : ` · ${stepType}`}`;
  const bar = part(row, 'progress') as HTMLProgressElement;
  bar.max = Math.max(of, 1);
  bar.value = order.end === 'filled' ? bar.max : step;
}

/** The streams end by an error only where nobody asked for an end, as when the user's sign-in has ended. */
export function showEnd(error: unknown): void {
  byId('end').textContent = error instanceof Error ? `The end: ${error.message}` : 'The end';
}

/** Says in words how the connection is. */
export function showStatus(status: GatewayStatus): void {
  const place = byId('status');
  place.dataset['state'] = status.state;
  place.textContent = sentenceOf(status);
}

function sentenceOf(status: GatewayStatus): string {
  switch (status.state) {
    case 'authenticated':
      return 'Live';
    case 'waiting':
      return `The connection broke. Next try in ${(status.delayMs / 1_000).toFixed(1)} s`;
    case 'closed':
      return `Closed: ${words(status.reason)}`;
    default:
      return 'Connecting';
  }
}

function addRow(orderId: string): HTMLElement {
  const row = part(template.content.cloneNode(true) as DocumentFragment, 'li');
  const name = part(row, '.order-id');
  name.textContent = orderId;
  name.id = `id-of-${orderId}`;
  part(row, 'progress').setAttribute('aria-labelledby', name.id);
  rows.set(orderId, row);
  list.prepend(row);
  return row;
}

const words = (name: string): string => name.replaceAll('_', ' ');

function part(within: ParentNode, selector: string): HTMLElement {
  const found = within.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

function byId(id: string): HTMLElement {
  return part(document, `#${id}`);
}
