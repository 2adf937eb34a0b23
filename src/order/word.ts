import { ownText } from '../units/ownText.js';

/** Words that are said again and again, each kept once; a bounded number, and none that is long. */
export interface Words {
  /** The same word, as it is kept where it is; else a copy. */
  readonly share: (word: string) => string;
  /** How many are kept. */
  readonly count: () => number;
}

export function createWords(most: number, longest: number): Words {
  const words = new Map<string, string>();
  return {
    share: (word) => {
      const known = words.get(word);
      if (known !== undefined) return known;
      const own = ownText(word);
      if (words.size < most && word.length <= longest) words.set(own, own);
      return own;
    },
    count: () => words.size,
  };
}

/** There are few venues and types of steps, and many orders. */
export const { share: sharedWord } = createWords(1_000, 64);

/** A word that was said again, as it is known: the same string in memory. */
export const sameWord = (known: string | undefined, told: string | null | undefined): string | undefined =>
  told === known ? known : told == null ? undefined : sharedWord(told);

/** An id that is kept, if there is one. */
export const ownId = (id: string | null | undefined): string | undefined => (id == null ? undefined : ownText(id));
