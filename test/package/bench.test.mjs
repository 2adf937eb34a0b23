// The speed bench measures what it says: on the built package, by the rows that need nothing installed beside it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkRows, faultsOf, runnable, viewsOf, wholeLives } from '../../bench/speed/check.mjs';
import { prove } from '../../bench/speed/rounds.mjs';
import { aggRx, groupByScan, jsonParse, recipe } from '../../bench/speed/rows/pipelines/index.mjs';
import { reportTargets } from '../../bench/speed/targets.mjs';

const lives = wholeLives({ live: 50, frames: 2_000 });

describe('the speed bench', () => {
  it('has the same states from every row, and each order ends as its script says', async () => {
    const rows = runnable();
    assert.ok([jsonParse, recipe, groupByScan, aggRx].every((row) => rows.includes(row)));
    const results = await checkRows(rows, lives);
    assert.deepEqual(
      results.flatMap(({ row, faults }) => faults.map((fault) => `${row.title}: ${fault}`)),
      [],
    );
    assert.ok(results.every(({ views }) => views > 1_000));
  });

  it('finds a row that leaves out a state', async () => {
    const views = await viewsOf(aggRx, lives.frames, lives.live);
    assert.deepEqual(faultsOf(aggRx, views, lives, views), []);
    const [fault] = faultsOf(aggRx, views.slice(1), lives, views);
    assert.equal(fault, `${views.length - 1} of ${views.length} states`);
  });

  it('finds a row that shows one state otherwise than the others', async () => {
    const views = await viewsOf(aggRx, lives.frames, lives.live);
    const other = views.with(10, { ...views[10], step: 99 });
    assert.match(faultsOf(aggRx, other, lives, views).join(), /^state 10 differs/);
  });

  it('finds a row that takes a wrong amount, though no other row is there to tell', async () => {
    const views = await viewsOf(aggRx, lives.frames, lives.live);
    const wrong = views.map((view) => ({ ...view, filledRaw: `${view.filledRaw}0` }));
    assert.match(faultsOf(aggRx, wrong, lives, undefined).join(), /orders end wrong/);
  });

  it('finds a row of a round that gives too little, or something else than the others', () => {
    const expected = { states: 5 };
    const answers = (...given) => given.map(([emitted, code]) => ({ emitted, code }));
    assert.doesNotThrow(() => prove([aggRx, groupByScan], answers([5, 1], [5, 1]), expected));
    assert.throws(() => prove([aggRx, groupByScan], answers([5, 1], [4, 1]), expected), /gave 4 of 5 states/);
    assert.throws(() => prove([aggRx, groupByScan], answers([5, 1], [5, 2]), expected), /gave other states/);
  });

  it('says of each target whether it was met, missed, or not measured', () => {
    const memory = { bytesOf: () => ({ live: 1_501, ended: 0 }) };
    const lines = reportTargets({ memory }).split('\n');
    const lineOf = (what) => lines.find((line) => line.startsWith(`| ${what}`));
    assert.match(lineOf('a live order'), /1,501 B \| \*\*missed\*\* \|$/);
    assert.match(lineOf('an ended order'), /0 B \| yes \|$/);
    assert.match(lineOf('ten more typed subscribers'), /not measured in this run/);
    assert.equal(lines.at(-1), 'Missed: a live order with seven steps.');
  });
});
