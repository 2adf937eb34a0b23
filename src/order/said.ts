import { sharedWord } from './word.js';

/** Before any time: when something was said that never was. */
export const never = -Infinity;

/** Which of two words counts: the later one, of two at one time the greater. An equal word stays the same string. */
export function laterWord(
  known: string | undefined,
  knownAtMs: number,
  told: string | undefined,
  toldAtMs: number,
): string | undefined {
  if (told === undefined || told === known || toldAtMs < knownAtMs) return known;
  return known === undefined || toldAtMs > knownAtMs || told > known ? sharedWord(told) : known;
}

/** When the word that counts was said last. */
export const wordAt = (knownAtMs: number, told: string | undefined, toldAtMs: number): number =>
  told === undefined ? knownAtMs : Math.max(knownAtMs, toldAtMs);
