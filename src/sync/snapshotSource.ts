import type { Observable } from 'rxjs';
import type { Cause } from '../connection/cause.js';
import type { OrderSnapshot } from '../order/orderInput.js';
import type { RestBalances, RestPosition } from '../protocol/restViews.js';

/** An order as one page shows it, and how its row says that it ended where the source knows better than the fold. */
export type OrderRow = Omit<OrderSnapshot, 'type' | 'epoch'>;

/** One page of the user's orders. */
export interface OrdersPage {
  /** The rows of the page. */
  readonly orders: readonly OrderRow[];
  /** Why rows of this page are missing, where some are: they could not be read. */
  readonly missing?: Cause;
  /** Stands for the page that follows; left out on the last one. */
  readonly nextCursor?: string;
}

/** All of the user's positions, as far as they are read. */
export interface PositionsRead {
  /** As REST gave them. */
  readonly positions: readonly RestPosition[];
  /** Why rows are missing, where some are: they could not be read, or there were too many. */
  readonly missing?: Cause;
}

/**
 * Where {@link withSnapshots} reads what the stream may have missed. Each observable is cold: subscribing asks,
 * unsubscribing gives up, one value answers, and an error (best a `RestError`) says why there is none.
 */
export interface SnapshotSource {
  /** One page of the user's orders, the first without a cursor; the newest first, as far as is known. */
  readonly orders: (cursor?: string) => Observable<OrdersPage>;
  /** The user's balances. */
  readonly balances$: Observable<RestBalances>;
  /** The user's positions. */
  readonly positions$: Observable<PositionsRead>;
  /**
   * The same source for this user alone: it asks nothing, and errs, while another user's token may serve. Left out
   * where the source can't read for anyone else.
   */
  readonly forUser?: (userId: string) => SnapshotSource;
}
