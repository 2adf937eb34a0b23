/** A total order: 0 only for values that are the same in every part. */
export type Compare<T> = (a: T, b: T) => number;

export const compareNumbers: Compare<number> = (a, b) => a - b;

/** By UTF-16 units, the same on every machine. */
export const compareText: Compare<string> = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The greater of two, and the very same `known` where they are equal; anything is greater than nothing. */
export const greater = <T>(known: T | undefined, told: T | undefined, compare: Compare<T>): T | undefined =>
  told === undefined || (known !== undefined && compare(told, known) <= 0) ? known : told;

/** How lists with at most one item a key are joined. */
export interface Keyed<T> {
  readonly isSame: (a: T, b: T) => boolean;
  /** The very same `known` where `told` says nothing new. */
  readonly join: (known: T, told: T) => T;
  /** Lists are kept sorted, so that equal facts look equal in whatever order they came. */
  readonly compare: Compare<T>;
}

/** Every item of both lists, joined by key; the very same `known` where `told` says nothing new. */
export const joinLists = <T>(known: readonly T[], told: readonly T[], keyed: Keyed<T>): readonly T[] =>
  told.reduce((list, item) => joinItem(list, item, keyed), known);

function joinItem<T>(list: readonly T[], item: T, { isSame, join, compare }: Keyed<T>): readonly T[] {
  const index = list.findIndex((other) => isSame(other, item));
  const known = list[index];
  if (known === undefined) return list.concat([item]).sort(compare);
  const joined = join(known, item);
  if (joined === known) return list;
  const next = list.with(index, joined);
  return compare(known, joined) === 0 ? next : next.sort(compare);
}

/** The union of two sets of words, each sorted. */
export const joinWords = <T extends string>(known: readonly T[], told: readonly T[]): readonly T[] =>
  joinLists(known, told, { isSame: (a, b) => a === b, join: (word) => word, compare: compareText });
