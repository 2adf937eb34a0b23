/** How a field's value stands in the text of a frame. */
export interface InFrame {
  /** One group. Catching nothing, it means null. */
  readonly pattern: string;
  /** What to make of the caught text, where that is not itself the value: undefined is left to `JSON.parse`. */
  readonly read?: (caught: string) => unknown;
}

/*
 * Each pattern takes one way at every letter: no repeated class holds the letter that ends it, so a frame that does
 * not fit is given up in time that grows with its length alone. Escapes and exponents are left to `JSON.parse`.
 */
const textClass = String.raw`[^"\\\x00-\x1f]*`;
const numeral = String.raw`-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?`;

export const text: InFrame = { pattern: `"(${textClass})"` };

export const number: InFrame = { pattern: `(${numeral})`, read: numberOf };

/** Text of one class of letters, repeated. */
export const textLike = (repeated: string): InFrame => ({ pattern: `"(${repeated})"` });

/** The same, or null. What is rare stands first: V8 notes where to go back to before any way but the last. */
export const orNull = (inFrame: InFrame): InFrame => ({ ...inFrame, pattern: `(?:null|${inFrame.pattern})` });

/** What only `JSON.parse` reads: no frame matches. */
export const unread: InFrame = { pattern: '((?!))' };

/** A field that no schema names, where it is neither a list nor an object. */
export const extra: InFrame = {
  pattern: `("${textClass}"|${numeral}|true|false|null)`,
  read: (caught) => (caught.startsWith('"') ? caught.slice(1, -1) : (JSON.parse(caught) as unknown)),
};

const surelyHeldDigits = 15;

/** Whole numbers that a double surely holds are added up: that is quicker than `Number`, and gives the same. */
function numberOf(numeral: string): number | undefined {
  if (numeral.length > surelyHeldDigits) return finite(Number(numeral));
  let sum = 0;
  for (let place = 0; place < numeral.length; place += 1) {
    const digit = numeral.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) return Number(numeral);
    sum = sum * 10 + digit;
  }
  return sum;
}

/** To zod, what is too great for a double is no number. */
const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);
