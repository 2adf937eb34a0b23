import { median, medianRatio, ratioWithRange, table, whole } from '../figures.mjs';
import { measureRows } from '../rounds.mjs';
import { alone, gateways } from '../rows/gateway/index.mjs';
import { none, watchers } from '../rows/watchers/index.mjs';

export const title = 'More subscribers';

export async function measure({ rounds = 7, frames = 100_000, say }) {
  say('typed subscribers');
  const typed = await measureRows({ rows: gateways, live: 1_000, rounds, frames, say });
  say('watchers');
  // A thousand filters for each state take their time.
  const watching = await measureRows({ rows: watchers, live: 1_000, rounds, frames: frames / 5, say });
  return {
    rounds,
    frames,
    typed,
    watching,
    ratio: (row) =>
      gateways.includes(row)
        ? medianRatio(typed.nsOf(row), typed.nsOf(alone))
        : medianRatio(watching.nsOf(row), watching.nsOf(none)),
  };
}

export function report({ rounds, frames, typed, watching }) {
  const rows = (rowsOf, { nsOf }, base) =>
    rowsOf.map((row) => [
      row.title,
      row === base ? `1 = ${whole(median(nsOf(row)))} ns` : ratioWithRange(nsOf(row), nsOf(base)),
    ]);
  return [
    `${rounds} rounds, 1,000 live orders. \`createGateway\` over a socket without a network, ${whole(frames)} frames a round, as a multiple of what one subscriber takes:`,
    table(['', 'the time of a frame'], rows(gateways, typed, alone)),
    `\`ordersOf\`, ${whole(frames / 5)} frames a round, as a multiple of what no watcher takes. There is a watcher for each order that lives:`,
    table(['', 'the time of a frame'], rows(watchers, watching, none)),
  ].join('\n\n');
}
