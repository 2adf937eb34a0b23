import { scenarios, type Scenario } from '../../testing/index.js';

/** One trade of the demo: what happens to it, and by which seed. */
export interface PlannedTrade {
  readonly scenario: Scenario;
  readonly seed: number;
}

/** The demo's trades: every way in which an order can end, and a trade that is split over two venues. */
export const trades: readonly PlannedTrade[] = [
  { scenario: scenarios.happyPath, seed: 11 },
  { scenario: scenarios.retryThenSuccess, seed: 12 },
  { scenario: scenarios.retriesExhausted, seed: 13 },
  { scenario: scenarios.cancelled, seed: 14 },
  { scenario: scenarios.partialThenFilled, seed: 15 },
  { scenario: scenarios.partialThenCancelled, seed: 16 },
  { scenario: scenarios.splitOverTwoVenues, seed: 17 },
];

/** What happens to the connection in the middle of the orders, and how long after all was well the last time. */
export const interruptions = [
  { kind: 'drop', afterMs: 1_200 },
  { kind: 'token_expiry', afterMs: 2_000 },
] as const;

export type Interruption = (typeof interruptions)[number]['kind'];
