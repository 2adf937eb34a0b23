import { median, medianRatio, ratioWithRange, table, whole } from '../figures.mjs';
import { measureRows } from '../rounds.mjs';
import { jsonParse, pipelines } from '../rows/pipelines/index.mjs';

export const title = 'Whole pipelines: the text of a frame in, the state of its order out';
const allPopulations = [10, 1_000, 100_000];

export async function measure({ rounds = 25, frames = 40_000, populations = allPopulations, say }) {
  const at = new Map();
  for (const live of populations) {
    say(`${whole(live)} live orders`);
    at.set(live, await measureRows({ rows: pipelines, live, rounds, frames, say }));
  }
  const nsOf = (row, live) => at.get(live).nsOf(row);
  return {
    rounds,
    frames,
    populations,
    chars: [...at.values()].at(-1).chars,
    nsOf,
    /** The median of the ratios of each round. */
    ratio: (row, live, base = jsonParse) => medianRatio(nsOf(row, live), nsOf(base, live)),
  };
}

export function report({ rounds, frames, populations, chars, nsOf }) {
  const cell = (row, live) =>
    row === jsonParse
      ? `1 = ${whole(median(nsOf(row, live)))} ns`
      : ratioWithRange(nsOf(row, live), nsOf(jsonParse, live));
  return [
    `${rounds} rounds of ${whole(frames)} frames of ${whole(chars)} characters on average. The time of a frame as a multiple of what \`JSON.parse\` alone takes for it: the median of the rounds, and between what they lay.`,
    table(
      ['', ...populations.map((live) => `${whole(live)} live orders`)],
      pipelines.map((row) => [row.title, ...populations.map((live) => cell(row, live))]),
    ),
  ].join('\n\n');
}
