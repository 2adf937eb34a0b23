/** What a field's value may be, as zod judges it. */
export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

export const isText = (value: unknown): value is string => typeof value === 'string';

export const isTextLike = (value: unknown, whole: RegExp): boolean => typeof value === 'string' && whole.test(value);

/** JSON has numbers that are none to zod: `1e999` is parsed as infinite. */
export const isNumber = (value: unknown): value is number => Number.isFinite(value);

export const isWholeFrom = (value: unknown, least: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least;

export const isListOf = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isItem);
