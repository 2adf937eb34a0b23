import type * as z from 'zod/mini';
import { amountDigits } from './amountDigits.js';

/** What a field of a message holds. */
export type Kind = 'text' | 'number' | 'texts' | 'amount';

/** With a `?` it may be null or left out. */
export type FieldKind = Kind | `${Kind}?`;

/** The fields of a message that are looked at, in the order of its schema. */
export type FieldKinds = Readonly<Record<string, FieldKind>>;

export type Issues = z.core.$ZodIssue[];

/** A megabyte of wrong ids would otherwise give half a million issues. */
export const maxIssues = 20;

/** One and the same, so that a message that fits leaves nothing behind. */
export const none: Issues = [];

const amountPattern = new RegExp(`^${amountDigits}$`);
const unsafe = { note: 'Integers must be within the safe integer range.', origin: 'int', inclusive: true } as const;

/** What the zod schema of a kind says of a value, word for word: no issue where it accepts it. */
export const issuesOfKind: Readonly<Record<Kind, (value: unknown) => Issues>> = {
  text: (value) => (typeof value === 'string' ? none : [wrongType('string')]),

  number: (value) => {
    if (Number.isFinite(value)) return none;
    if (typeof value !== 'number') return [wrongType('number')];
    // JSON has numbers that are none to zod: `1e999` is parsed as infinite.
    return [issue({ expected: 'number', code: 'invalid_type', received: String(value) })];
  },

  texts: (value) => {
    if (!Array.isArray(value)) return [wrongType('array')];
    const issues: Issues = [];
    for (let place = 0; place < value.length && issues.length < maxIssues; place += 1) {
      issues.push(...issuesAt(place, issuesOfKind.text(value[place])));
    }
    return issues;
  },

  amount: (value) => {
    if (typeof value === 'string') {
      if (amountPattern.test(value)) return none;
      return [issue({ origin: 'string', code: 'invalid_format', format: 'regex', pattern: String(amountPattern) })];
    }
    if (Number.isInteger(value)) return issuesOfWhole(value as number);
    const asNumber = Number.isFinite(value)
      ? [issue({ expected: 'int', format: 'safeint', code: 'invalid_type' })]
      : issuesOfKind.number(value);
    return [issue({ code: 'invalid_union', errors: [issuesOfKind.text(value), asNumber] })];
  },
};

function issuesOfWhole(value: number): Issues {
  if (value > Number.MAX_SAFE_INTEGER) {
    return [issue({ code: 'too_big', maximum: Number.MAX_SAFE_INTEGER, ...unsafe })];
  }
  if (value >= 0) return none;
  const negative = issue({ origin: 'number', code: 'too_small', minimum: 0, inclusive: true });
  return value < Number.MIN_SAFE_INTEGER
    ? [issue({ code: 'too_small', minimum: Number.MIN_SAFE_INTEGER, ...unsafe }), negative]
    : [negative];
}

/** The issues of a value, which are the caller's own, as issues of what holds it. */
export function issuesAt(key: PropertyKey, issues: Issues): Issues {
  for (const { path } of issues) path.unshift(key);
  return issues;
}

export const wrongType = (expected: string) => issue({ expected, code: 'invalid_type' });

/** In the words of zod without a locale. */
const issue = <const T extends object>(what: T) =>
  Object.assign(what, { path: [] as PropertyKey[], message: 'Invalid input' });
