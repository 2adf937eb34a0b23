/** How a field's value stands in the text of a frame: a pattern with one group, and what to make of its text. */
export interface InFrame {
  readonly pattern: string;
  readonly read: (caught: string) => unknown;
}

/*
 * Each pattern takes one way at every letter: no repeated class holds the letter that ends it, so a frame that does
 * not fit is given up in time that grows with its length alone. What the patterns leave out (escapes, exponents, more
 * digits than a double surely holds) is left to `JSON.parse`.
 */
const textClass = String.raw`[^"\\\x00-\x1f]*`;
const numeral = String.raw`-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?`;

export const text: InFrame = { pattern: `"(${textClass})"`, read: copyOf };

export const number: InFrame = { pattern: `(${numeral})`, read: numberOf };

/** Text of one class of letters, repeated. */
export const textLike = (repeated: string): InFrame => ({ pattern: `"(${repeated})"`, read: copyOf });

/** The same, or null: then the group catches nothing. */
export const orNull = ({ pattern, read }: InFrame): InFrame => ({ pattern: `(?:${pattern}|null)`, read });

/** What only `JSON.parse` reads: no frame matches. */
export const unread: InFrame = { pattern: '((?!))', read: () => undefined };

/** A field that no schema names, where it is neither a list nor an object. */
export const extra: InFrame = {
  pattern: `("${textClass}"|${numeral}|true|false|null)`,
  read: (caught) => JSON.parse(caught) as unknown,
};

const uncutChars = 12;

/**
 * The same text, holding nothing else in memory. V8 cuts 13 letters and more as a view that keeps the whole frame
 * alive; what is joined from a list is written anew, in one piece.
 */
function copyOf(text: string): string {
  return text.length <= uncutChars ? text : [text.slice(0, 1), text.slice(1)].join('');
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
