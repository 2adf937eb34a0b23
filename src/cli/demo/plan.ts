import { scenarios, type Scenario, type Script } from '../../testing/index.js';

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

/** What happens between the acts: after the first, and after the second. */
export const interruptions = ['drop', 'token_expiry'] as const;

export type Interruption = (typeof interruptions)[number];

/** The scripts as they are played: all of them side by side, each cut into one part an act. */
export const acts = (scripts: readonly Script[]): readonly (readonly Script[])[] =>
  Array.from({ length: interruptions.length + 1 }, (_, act) =>
    scripts.map((script) => partOf(script, act, interruptions.length + 1)),
  );

function partOf(script: Script, part: number, parts: number): Script {
  const at = (cut: number): number => Math.round((script.steps.length * cut) / parts);
  return { ...script, steps: script.steps.slice(at(part), at(part + 1)) };
}
