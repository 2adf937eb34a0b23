// Frames on their way to a row: a file, so that no row's heap holds the corpus.
import { readFileSync, writeFileSync } from 'node:fs';

const newLine = 10;

export const writeFrames = (file, frames) => writeFileSync(file, `${frames.join('\n')}\n`, 'latin1');

/** Fresh strings, as a socket makes them, a block at a time. */
export function* blocksOf(file, framesABlock = 1_000) {
  const bytes = readFileSync(file);
  let block = [];
  for (let from = 0; from < bytes.length;) {
    const to = bytes.indexOf(newLine, from);
    block.push(bytes.latin1Slice(from, to));
    from = to + 1;
    if (block.length === framesABlock || from === bytes.length) {
      yield block;
      block = [];
    }
  }
}
