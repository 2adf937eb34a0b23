import { median, ratioWithRange, table, whole } from '../figures.mjs';
import { measureRows } from '../rounds.mjs';
import { decoders, jsonParse } from '../rows/decode/index.mjs';

export const title = 'Decoding alone: the text of a frame in, a validated message out';

/** The venue, which every message has, with its first letter as an escape: no pattern over plain text fits. */
const withEscape = (frame) =>
  frame.replace(/"venue":"(.)/, (_, letter) => `"venue":"\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
const withBrokenTime = (frame) => frame.replace(/"timestamp":(\d+)/, '"timestamp":"$1"');

const kinds = [
  ['as the gateway sends them', undefined],
  ['with an escape in a string', withEscape],
  ['with a text as `timestamp`, all refused', withBrokenTime],
];

export async function measure({ rounds = 7, frames = 100_000, say }) {
  const ofKind = new Map();
  for (const [kind, dress] of kinds) {
    say(`frames ${kind}`);
    ofKind.set(kind, await measureRows({ rows: decoders, live: 1_000, rounds, frames, dress, say }));
  }
  return { rounds, frames, nsOf: (row, kind) => ofKind.get(kind).nsOf(row) };
}

export function report({ rounds, frames, nsOf }) {
  const cell = (row, kind) =>
    row === jsonParse
      ? `1 = ${whole(median(nsOf(row, kind)))} ns`
      : ratioWithRange(nsOf(row, kind), nsOf(jsonParse, kind));
  return [
    `${rounds} rounds of ${whole(frames)} frames, as a multiple of \`JSON.parse\` of the same frames.`,
    table(
      ['frames', ...kinds.map(([kind]) => kind)],
      decoders.map((row) => [row.title, ...kinds.map(([kind]) => cell(row, kind))]),
    ),
  ].join('\n\n');
}
