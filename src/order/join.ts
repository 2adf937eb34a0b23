/** A total order: 0 only for values that are the same in every part. */
export type Compare<T> = (a: T, b: T) => number;

export const compareNumbers: Compare<number> = (a, b) => a - b;

/** By UTF-16 units, the same on every machine. */
export const compareText: Compare<string> = (a, b) => (a === b ? 0 : a < b ? -1 : 1);

/** The greater of two, and the very same `known` where they are equal; anything is greater than nothing. */
export const greater = <T>(known: T | undefined, told: T | undefined, compare: Compare<T>): T | undefined =>
  told === undefined || (known !== undefined && compare(told, known) <= 0) ? known : told;

/** The union of two sets of words, sorted; the very same `known` where `told` has nothing new. */
export function joinWords<T extends string>(known: readonly T[], told: readonly T[]): readonly T[] {
  if (told.every((word) => known.includes(word))) return known;
  return known.length === 0 ? told : [...new Set([...known, ...told])].sort(compareText);
}

/** A sorted list with one item more. */
export function insert<T>(sorted: readonly T[], item: T, compare: Compare<T>): readonly T[] {
  return sorted.toSpliced(sorted.findLastIndex((other) => compare(other, item) < 0) + 1, 0, item);
}
