import { amountDigits } from './amountDigits.js';
import {
  issuesAt,
  issuesOfKind,
  none,
  wrongType,
  type FieldKind,
  type FieldKinds,
  type Issues,
  type Kind,
} from './fieldKind.js';
import { number, orNull, text, textLike, unread, type InFrame } from './inFrame.js';
import { eventRows, typeRows, type Row } from './messageTable.js';

/** The fields of one message, besides its name. */
export interface Fields {
  /** What is wrong with a parsed message of that name: no issue where the schema accepts it. */
  readonly issuesOf: (message: unknown) => Issues;
  readonly fields: Readonly<Record<string, InFrame>>;
}

/** An amount that is no text, and a list, are rare: only `JSON.parse` reads them. */
const inFrames: Readonly<Record<Kind, InFrame>> = { text, number, texts: unread, amount: textLike(amountDigits) };

const mayBeNull = (kind: FieldKind): boolean => kind.endsWith('?');
const baseOf = (kind: FieldKind): Kind => kind.replace('?', '') as Kind;

/** What the zod schema of these fields says of a message, word for word: no issue where it accepts it. */
export function issuesBy(kinds: FieldKinds): Fields['issuesOf'] {
  const fields = Object.entries(kinds).map(([name, kind]) => ({
    name,
    isOptional: mayBeNull(kind),
    issuesOf: issuesOfKind[baseOf(kind)],
  }));
  return (message) => {
    if (!isObject(message)) return [wrongType('object')];
    let all = none;
    for (const { name, isOptional, issuesOf } of fields) {
      const value = message[name];
      if (isOptional && (value === null || value === undefined)) continue;
      const issues = issuesOf(value);
      if (issues.length > 0) all = [...all, ...issuesAt(name, issues)];
    }
    return all;
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function inFrameOf(kind: FieldKind): InFrame {
  const inFrame = inFrames[baseOf(kind)];
  return mayBeNull(kind) ? orNull(inFrame) : inFrame;
}

const fieldsOf = (kinds: FieldKinds): Fields => ({
  issuesOf: issuesBy(kinds),
  fields: Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, inFrameOf(kind)])),
});

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
