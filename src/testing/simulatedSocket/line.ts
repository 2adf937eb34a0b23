import { TestScheduler } from 'rxjs/testing';
import { commonLetters, type Cue } from './cue.js';

/** What the letters of a line stand for, besides those that every line knows. */
export type Letters = Readonly<Record<string, Cue>>;

/** One letter of a line, and when it stands there. */
export interface TimedCue {
  readonly atMs: number;
  readonly letter: string;
  readonly cue: Cue;
}

/** The cues of a line in marble notation: a character is a millisecond. */
export function cuesOf(line: string, letters: Letters): readonly TimedCue[] {
  const known: Letters = { ...commonLetters, ...letters };
  return parse(line).map(({ frame, notification }) => {
    const letter = notification.kind === 'N' ? String(notification.value) : notification.kind === 'C' ? '|' : '#';
    const cue = known[letter];
    if (cue === undefined) throw new Error(`"${letter}" in the line "${line.trim()}" stands for nothing`);
    return { atMs: frame, letter, cue };
  });
}

/** How long a line is, what follows its last letter counted; milliseconds. */
export const lengthMs = (line: string): number => parse(`${line} |`).at(-1)?.frame ?? 0;

// The space is for a line that ends with a time such as `10s`: a time is only read before a space.
const parse = (line: string) => TestScheduler.parseMarbles(`${line} `, undefined, undefined, false, true);
