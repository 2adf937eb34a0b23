import { map } from 'rxjs';
import { orderToJson } from '../../order/index.js';
import type { Seen } from '../watch/change.js';
import type { Writer } from './writer.js';

/** One JSON object a line: `at` (epoch milliseconds), `type`, and what the type has; amounts as strings of digits. */
export const jsonLines: Writer = map((seen) => `${JSON.stringify(jsonOf(seen), bigintAsDigits)}\n`);

function jsonOf(seen: Seen): object {
  const { at, type, ...rest } = seen;
  switch (seen.type) {
    case 'order':
    case 'end':
      return { at, type, order: orderToJson(seen.order) };
    case 'balances':
      return { at, type, balances: [...seen.balances.values()] };
    case 'status':
    case 'note':
    case 'failed':
    case 'summary':
      return { at, type, ...rest };
  }
}

const bigintAsDigits = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
