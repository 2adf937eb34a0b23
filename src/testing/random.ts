/** Gives the next number from 0 up to, but not including, 1. */
export type Random = () => number;

/** A random source that gives the same numbers for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A seed made of a text (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A whole number from `least` to `most`, both possible. */
export const wholeNumber = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

/** One of the list. */
export const oneOf = <T>(random: Random, [first, ...others]: readonly [T, ...T[]]): T =>
  others[Math.floor(random() * (others.length + 1)) - 1] ?? first;

const idChars = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** An opaque id, such as `ord_k3v9q1x07bzm`. */
export const randomId = (random: Random, prefix: string): string =>
  `${prefix}_${Array.from({ length: 12 }, () => idChars.charAt(Math.floor(random() * idChars.length))).join('')}`;
