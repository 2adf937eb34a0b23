import { amountDigits } from './amountDigits.js';
import type { Draft } from './draft.js';
import { issuesAt, issuesOf, none, wrongType, type FieldKinds, type Issues, type Kind } from './fieldKind.js';
import { number, orNull, text, textLike, unread, type InFrame } from './inFrame.js';
import { eventRows, typeRows, type Row } from './messageTable.js';

/** The fields of one message, besides its name. */
export interface Fields {
  /** Whether the schema accepts a parsed message of that name. */
  readonly fits: (message: Draft) => boolean;
  /** What the schema says of it: no issue where it accepts it. */
  readonly issues: (message: unknown) => Issues;
  readonly fields: Readonly<Record<string, InFrame>>;
}

/** An amount that is no text, and a list, are rare: only `JSON.parse` reads them. */
const inFrames: Readonly<Record<Kind, InFrame>> = { text, number, texts: unread, amount: textLike(amountDigits) };

/** What is known of messages with these fields. */
export function fieldsOf(kinds: FieldKinds): Fields {
  const fields = Object.entries(kinds).map(([name, kind]) => {
    const mayBeNull = kind.endsWith('?');
    const base = (mayBeNull ? kind.slice(0, -1) : kind) as Kind;
    return { name, mayBeNull, issuesOfValue: issuesOf[base], inFrame: inFrames[base] };
  });

  function issues(message: unknown): Issues {
    if (!isObject(message)) return [wrongType('object')];
    let all = none;
    for (const { name, mayBeNull, issuesOfValue } of fields) {
      const value = message[name];
      if (mayBeNull && (value === null || value === undefined)) continue;
      const issues = issuesOfValue(value);
      if (issues !== none) all = [...all, ...issuesAt(name, issues)];
    }
    return all;
  }

  return {
    issues,
    fits: (message) => issues(message).length === 0,
    fields: Object.fromEntries(
      fields.map(({ name, mayBeNull, inFrame }) => [name, mayBeNull ? orNull(inFrame) : inFrame]),
    ),
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const byName = (rows: readonly Row[]): Readonly<Record<string, Fields>> =>
  Object.fromEntries(
    rows.flatMap(([names, kinds]) => {
      const fields = fieldsOf(kinds);
      return names.map((name) => [name, fields]);
    }),
  );

/** Each message that is read, by its `type`. */
export const knownTypes = byName(typeRows);

/** Each `order_event` that is read, by its `event`. */
export const knownEvents = byName(eventRows);
