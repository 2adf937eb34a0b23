import { finalize, map, type MonoTypeOperatorFunction } from 'rxjs';
import type { HeardAt } from '../heard/heard.js';
import type { NewFile } from '../ports.js';
import { reasonOf } from '../reasonOf.js';
import { readTapeLine } from './readTapeLine.js';
import { tapeHead, tapeLine } from './tapeLine.js';

/**
 * Writes down what is heard, each as it comes, and hands on what the tape says of it: the live run shows nothing but
 * what a replay will. Errors where the tape can't be written.
 */
export function recorder(tape: NewFile, redact: (text: string) => string): MonoTypeOperatorFunction<HeardAt> {
  let isBegun = false;
  const append = (text: string): void => {
    try {
      tape.append(text);
    } catch (error) {
      throw new Error(`the tape can't be written: ${reasonOf(error)}`, { cause: error });
    }
  };
  return (heard$) =>
    heard$.pipe(
      map((heard) => {
        if (!isBegun) append(tapeHead(heard.at));
        isBegun = true;
        const line = tapeLine(heard, redact);
        const read = readTapeLine(line);
        if (read._tag === 'Left' || read.right === undefined) throw new Error(`the tape can't hold what was heard`);
        append(line);
        return read.right;
      }),
      finalize(tape.close),
    );
}
