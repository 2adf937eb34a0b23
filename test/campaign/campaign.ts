import { wrongsOf } from './check.js';
import { planOf } from './plan.js';
import { run, type RunOptions } from './run.js';

/** A run that went wrong: its seed is all that is needed to play it again. */
export interface Failure {
  readonly seed: number;
  readonly wrongs: readonly string[];
}

/** What a number of runs came to. */
export interface CampaignResult {
  readonly failures: readonly Failure[];
  readonly totals: {
    readonly orders: number;
    readonly faults: number;
    /** How often the stream said that it was interrupted. */
    readonly breaks: number;
    /** Messages of the scripts that no socket ever brought to the client. */
    readonly missed: number;
    /** Virtual time, in milliseconds. */
    readonly tookMs: number;
  };
}

/** Plays the plans of so many seeds, one after the other. */
export function campaign(
  { firstSeed, runs }: { readonly firstSeed: number; readonly runs: number },
  options: RunOptions = {},
): CampaignResult {
  const failures: Failure[] = [];
  const totals = { orders: 0, faults: 0, breaks: 0, missed: 0, tookMs: 0 };
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    const plan = planOf(seed);
    const record = run(plan, options);
    const wrongs = wrongsOf(record);
    if (wrongs.length > 0) failures.push({ seed, wrongs });
    totals.orders += record.truth.length;
    totals.faults += plan.faults.length;
    totals.breaks += record.breaks;
    totals.missed += record.missed;
    totals.tookMs += record.tookMs;
  }
  return { failures, totals };
}
