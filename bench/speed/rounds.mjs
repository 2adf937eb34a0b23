// Rows side by side: in each round each row is given the same new frames, one row after the other.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from './children.mjs';
import { corpusOf } from './corpus.mjs';
import { writeFrames } from './frameFile.mjs';

/**
 * The nanoseconds a frame of each row, round by round. Each row is given the history first and then a round that is not
 * counted; the rounds go on from there, so that what they find is a population in its midst.
 */
export async function measureRows({ rows, live, rounds, frames, dress = (frame) => frame, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'agg-rx-bench-'));
  const file = join(folder, 'frames');
  const children = await Promise.all(rows.map((row) => startChild('rowChild.mjs', row.url, String(live))));
  const corpus = corpusOf({ live, seed: 1 });
  const nsAFrame = new Map(rows.map((row) => [row, []]));
  let chars = 0;

  async function give(part, run) {
    writeFrames(file, part.frames.map(dress));
    const answers = await run();
    prove(rows, answers, part.expected);
    return answers;
  }
  /** Nothing is measured: two at a time. */
  const unmeasured = async () => {
    const answers = [];
    for (let at = 0; at < rows.length; at += 2) {
      answers.push(...(await Promise.all(children.slice(at, at + 2).map((child) => child.ask(file)))));
    }
    return answers;
  };
  const measured = (round) => async () => {
    const answers = [];
    for (let turn = 0; turn < rows.length; turn += 1) {
      const at = (turn + round) % rows.length;
      answers[at] = await children[at].ask(file);
    }
    return answers;
  };

  try {
    for (const part of corpus.history(200_000)) await give(part, unmeasured);
    await give(corpus.take(frames), unmeasured);
    for (let round = 0; round < rounds; round += 1) {
      const part = corpus.take(frames);
      chars = part.frames.reduce((sum, frame) => sum + frame.length, 0) / frames;
      const answers = await give(part, measured(round));
      answers.forEach(({ cpuUs }, at) => nsAFrame.get(rows[at]).push((cpuUs * 1_000) / frames));
      say(`round ${round + 1} of ${rounds}`);
    }
  } finally {
    children.forEach((child) => child.stop());
    rmSync(folder, { recursive: true });
  }
  return { nsOf: (row) => nsAFrame.get(row), chars };
}

/** That a row has done its work: so much came out as had to, and the same as of every row that claims the same. */
export function prove(rows, answers, expected) {
  const codes = new Map();
  rows.forEach(({ title, emits, claims = emits }, at) => {
    const { emitted, code } = answers[at];
    if (emitted !== expected[emits]) throw new Error(`${title} gave ${emitted} of ${expected[emits]} ${emits}`);
    const known = codes.get(claims) ?? code;
    codes.set(claims, known);
    if (code !== known) throw new Error(`${title} gave other ${claims} than the rows before it`);
  });
}
