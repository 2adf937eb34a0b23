/** What one field may be: as a parsed value, and as the text of a frame. */
export interface FieldKind {
  readonly fits: (value: unknown) => boolean;
  /** Absent: it is left to `JSON.parse`. */
  readonly inFrame?: InFrame;
}

/** How a value stands in a frame: a pattern with one group, and what to make of the group's text. */
export interface InFrame {
  readonly pattern: string;
  readonly read: (caught: string) => unknown;
}

/*
 * Each pattern takes one way at every letter: no repeated class holds the letter that ends it, so a frame that does
 * not fit is given up in time that grows with its length alone. What the patterns leave out (escapes, exponents, more
 * digits than a double surely holds) is left to `JSON.parse`.
 */
const quoted = String.raw`"[^"\\\x00-\x1f]*"`;
const numeral = String.raw`-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?`;

export const text: FieldKind = {
  fits: (value) => typeof value === 'string',
  inFrame: { pattern: String.raw`"([^"\\\x00-\x1f]*)"`, read: copyOf },
};

/** A finite number. */
export const number: FieldKind = { fits: Number.isFinite, inFrame: { pattern: `(${numeral})`, read: numberOf } };

/** Text that `source`, a regular expression without escapes, matches as a whole. */
export const textLike = (source: string): FieldKind => {
  const whole = new RegExp(`^${source}$`);
  return {
    fits: (value) => typeof value === 'string' && whole.test(value),
    inFrame: { pattern: `"(${source})"`, read: copyOf },
  };
};

/** A whole number that a double holds exactly. */
export const wholeFrom = (least: number): FieldKind => ({
  fits: (value) => Number.isSafeInteger(value) && (value as number) >= least,
});

export const listOf = ({ fits }: FieldKind): FieldKind => ({
  fits: (value) => Array.isArray(value) && value.every(fits),
});

/** One of two; in a frame the first alone is looked for. */
export const either = (first: FieldKind, second: FieldKind): FieldKind => ({
  ...first,
  fits: (value) => first.fits(value) || second.fits(value),
});

/** Absent, null, or of that kind. */
export const maybe = ({ fits, inFrame }: FieldKind): FieldKind => ({
  fits: (value) => value === undefined || value === null || fits(value),
  ...(inFrame !== undefined && { inFrame: { ...inFrame, pattern: `(?:${inFrame.pattern}|null)` } }),
});

/** A field that no schema names, where it is neither a list nor an object. */
export const extra: FieldKind = {
  fits: (value) => typeof value !== 'object' || value === null,
  inFrame: { pattern: `(${quoted}|${numeral}|true|false|null)`, read: (caught) => JSON.parse(caught) as unknown },
};

const uncutChars = 12;

/**
 * The same text, holding nothing else in memory. V8 cuts 13 letters and more as a view that keeps the whole frame
 * alive; up to 12 it copies, and joins what was copied. That costs half of `(' ' + text).slice(1)`.
 */
function copyOf(text: string): string {
  const { length } = text;
  if (length <= uncutChars) return text;
  if (length <= 2 * uncutChars) return text.slice(0, uncutChars) + text.slice(uncutChars);
  if (length <= 3 * uncutChars) {
    return text.slice(0, uncutChars) + text.slice(uncutChars, 2 * uncutChars) + text.slice(2 * uncutChars);
  }
  return ` ${text}`.slice(1);
}

/** What `JSON.parse` makes of it; whole numbers of up to 15 digits are added up, which is quicker and exact. */
function numberOf(text: string): number {
  let sum = 0;
  for (let place = 0; place < text.length; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) return Number(text);
    sum = sum * 10 + digit;
  }
  return sum;
}
