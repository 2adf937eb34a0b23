import type { RestBalances, RestPosition } from '../protocol/restViews.js';

/** What REST knows of the user's orders has been read and added to the stream. */
export interface Reconciled {
  /** Tells it from the gateway's messages: this one is made here. */
  readonly type: 'reconciled';
  /** The continuous stretch in which it was read. */
  readonly epoch: number;
  /** How many orders were read. */
  readonly orders: number;
  /** Whether everything that may have been missed was read; not so where `maxPages` came first. */
  readonly complete: boolean;
}

/** A read of REST failed and is tried again, or rows of it could not be read, which is not. The stream goes on. */
export interface ReconcileFailed {
  /** Tells it from the gateway's messages: this one is made here. */
  readonly type: 'reconcile_failed';
  /** The continuous stretch in which it was read. */
  readonly epoch: number;
  /** What went wrong; no token in it. */
  readonly cause: {
    /** What kind of thing happened, such as `http_status`. */
    readonly name: string;
    /** The same for a person. */
    readonly message: string;
    /** The HTTP status, where there was one. */
    readonly status?: number;
  };
}

/** The user's balances as REST gives them: token amounts by chain, never merged into `balance_update`. */
export interface BalancesSnapshot {
  /** Tells it from the gateway's messages: this one is made here. */
  readonly type: 'balances_snapshot';
  /** The continuous stretch in which it was read. */
  readonly epoch: number;
  /** As REST gave them. */
  readonly balances: RestBalances;
}

/** The user's positions as REST gives them. */
export interface PositionsSnapshot {
  /** Tells it from the gateway's messages: this one is made here. */
  readonly type: 'positions_snapshot';
  /** The continuous stretch in which it was read. */
  readonly epoch: number;
  /** As REST gave them. */
  readonly positions: readonly RestPosition[];
}
