import { ownText } from '../units/ownText.js';

const mostWords = 1_000;
const longestWord = 64;
const words = new Map<string, string>();

/**
 * The same word as one string in memory for every order that says it: there are few venues and types of steps, and many
 * orders. Beyond the first 1,000 words, and for one of more than 64 letters, a copy.
 */
export function sharedWord(word: string): string {
  const known = words.get(word);
  if (known !== undefined) return known;
  const own = ownText(word);
  if (words.size < mostWords && word.length <= longestWord) words.set(own, own);
  return own;
}

/** A word that was said again, as it is known: the same string in memory. */
export const sameWord = (known: string | undefined, told: string | null | undefined): string | undefined =>
  told === known ? known : told == null ? undefined : sharedWord(told);

/** An id that is kept, if there is one. */
export const ownId = (id: string | null | undefined): string | undefined => (id == null ? undefined : ownText(id));
