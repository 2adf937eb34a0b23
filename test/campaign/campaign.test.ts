import { describe, expect, it } from 'vitest';
import { campaign } from './campaign.js';
import { planOf } from './plan.js';
import { run } from './run.js';

describe('a hostile gateway', () => {
  it('makes the client lose nothing that REST can show, whatever the seed', () => {
    const { failures, totals } = campaign({ firstSeed: 1, runs: 60 });

    expect(failures).toStrictEqual([]);
    // A campaign in which nothing is lost on the way would prove nothing.
    expect(totals.missed).toBeGreaterThan(200);
    expect(totals.breaks).toBeGreaterThan(30);
  }, 60_000);

  it('costs orders where REST is not read, and the campaign sees it', () => {
    const { failures } = campaign({ firstSeed: 1, runs: 40 }, { readsRest: false });

    expect(failures.length).toBeGreaterThan(5);
    expect(failures.flatMap(({ wrongs }) => wrongs).join('\n')).toMatch(/was never seen|no end/);
  }, 60_000);

  it('does the same again for the same seed', () => {
    const [one, again] = [run(planOf(7)), run(planOf(7))];

    expect(again).toStrictEqual(one);
  });
});
