/**
 * One connection to AGG's gateway, kept up and cut into typed streams; the session that it shares with REST; and what
 * REST adds after a break.
 *
 * @module agg-rx
 */

export * from './connection/index.js';
export type {
  BalancesSnapshot,
  Continuity,
  ContinuityCause,
  OrderUnreadable,
  PositionsSnapshot,
  Reconciled,
  ReconcileFailed,
  UserEvent,
} from './events/index.js';
export * from './gateway/index.js';
export * from './sync/index.js';
