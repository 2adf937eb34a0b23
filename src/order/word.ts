const mostWords = 1_000;
const longestWord = 64;
const words = new Map<string, string>();

/**
 * The same word as one string in memory for every order that says it: there are few venues and types of steps, and many
 * orders. Beyond the first 1,000 words, and for one of more than 64 letters, the word itself.
 */
export function sharedWord(word: string): string {
  const known = words.get(word);
  if (known !== undefined) return known;
  if (words.size < mostWords && word.length <= longestWord) words.set(word, word);
  return word;
}
