import type { Balances } from '../../balance/index.js';
import type { GatewayStatus } from '../../gateway/status.js';
import type { OrderState } from '../../order/index.js';
import type { DemoSummary } from '../demo/summary.js';

/** One thing that a watch has to tell. */
export type Change =
  | { readonly type: 'status'; readonly status: GatewayStatus }
  | { readonly type: 'order'; readonly order: OrderState }
  /** The order's end, as it is announced. */
  | { readonly type: 'end'; readonly order: OrderState }
  | { readonly type: 'balances'; readonly balances: Balances }
  /** Something else worth a line. */
  | { readonly type: 'note'; readonly text: string }
  /** The watch is over, and nobody asked for it. */
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'summary'; readonly summary: DemoSummary };

/** A change, and when it was seen: epoch milliseconds, this machine's clock. */
export type Seen = Change & { readonly at: number };
