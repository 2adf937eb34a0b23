// That words said by every order are kept once, and that nobody can fill the memory with words. `npm run test:memory`
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sharedWord } from '../../dist/src/order/word.js';

assert.ok(globalThis.gc, 'this test needs node --expose-gc');

function heapBytes() {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

/** The bytes that stay in use for each of so many words, when what `keep` gives of each is kept. */
function keptBytes(count, wordOf, keep) {
  keep(wordOf(0));
  const kept = new Array(count).fill('');
  const before = heapBytes();
  for (let each = 0; each < count; each += 1) kept[each] = keep(wordOf(each));
  const bytes = (heapBytes() - before) / count;
  assert.equal(kept.length, count);
  return bytes;
}

/** As from a frame: a string of its own each time. */
const sameWord = () => ['submit', '-order'].join('');

it('a word that is said 100,000 times is kept once', () => {
  assert.ok(keptBytes(100_000, sameWord, sharedWord) < 8);
  assert.ok(keptBytes(100_000, sameWord, (word) => word) > 16, 'the measure sees words that are not shared');
});

it('a long word is not kept for others', () => {
  const bytes = keptBytes(
    500,
    (each) => [each, 'x'.repeat(10_000)].join(''),
    (word) => sharedWord(word).length,
  );
  assert.ok(bytes < 1_000, `${bytes} bytes a word`);
});

it('of a million different words no more than the first 1,000 are kept', () => {
  const bytes = keptBytes(
    1_000_000,
    (each) => `word number ${each}`,
    (word) => sharedWord(word).length,
  );
  assert.ok(bytes < 1, `${bytes} bytes a word`);
});
