import { format, resolveConfig } from 'prettier';
import type * as z from 'zod/mini';

type Schema = z.core.$ZodType;
type Schemas = Readonly<Record<string, Schema>>;

/**
 * `src/protocol/messageFields.ts`, written from the zod schemas. What this does not know how to write is an error,
 * never a guess: teach it here, and `checks.ts` and `inFrame.ts` with it.
 */
export async function writeMessageFields(types: Schemas, events: Schemas, path: string): Promise<string> {
  const tables = { types: messagesOf(types), events: messagesOf(events) };
  const fields = [...tables.types, ...tables.events].flatMap((message) => message.fields);
  const names = [...new Set(fields.map(({ name }) => name))];
  const uses = (words: readonly string[]): string =>
    words
      .filter((word) => fields.some(({ check, inFrame }) => new RegExp(`\\b${word}\\b`).test(check + inFrame)))
      .join(', ');

  const source = `
    // Written from the zod schemas of this folder by \`npm run generate\`; the tests compare the two.
    import { ${uses(['isAbsent', 'isListOf', 'isNumber', 'isText', 'isTextLike', 'isWholeFrom'])} } from './checks.js';
    import { ${uses(['number', 'orNull', 'text', 'textLike', 'unread'])}, type InFrame } from './inFrame.js';

    /** The fields of one message, besides its name. */
    export interface Fields {
      /** Whether the schema accepts a parsed message of that name. */
      readonly fits: (message: Draft) => boolean;
      readonly fields: Readonly<Record<string, InFrame>>;
    }

    /** Each message that is read, by its \`type\`. */
    export const knownTypes: Readonly<Record<string, Fields>> = ${tableOf(tables.types)};

    /** Each \`order_event\` that is read, by its \`event\`. */
    export const knownEvents: Readonly<Record<string, Fields>> = ${tableOf(tables.events)};

    /** A message before its fields are known. */
    export interface Draft { type: string; event?: string; ${names.map((name) => `${name}?: unknown`).join('; ')} }

    /** The fields that \`setField\` knows, each at its place. */
    export const fieldNames: readonly string[] = [${names.map((name) => `'${name}'`).join(', ')}];

    /** Sets a field by a name that stands in the code: V8 does that faster than by a name held in a variable. */
    export function setField(draft: Draft, place: number, value: unknown): void {
      switch (place) {
        ${names.map((name, place) => `case ${place}: draft.${name} = value; break;`).join('\n')}
      }
    }`;
  return format(source, { ...(await resolveConfig(path)), parser: 'typescript' });
}

interface Field {
  readonly name: string;
  /** An expression: whether the value fits. */
  readonly check: string;
  /** An expression: how the value stands in a frame. */
  readonly inFrame: string;
}

interface Message {
  readonly name: string;
  readonly fields: readonly Field[];
}

const messagesOf = (schemas: Schemas): readonly Message[] =>
  Object.entries(schemas).map(([name, schema]) => ({
    name,
    fields: Object.entries(shapeOf(schema, name))
      .filter(([, field]) => field._zod.def.type !== 'literal')
      .map(([key, field]) => ({ name: key, ...writeField(field, `message.${key}`) })),
  }));

const tableOf = (messages: readonly Message[]): string =>
  `{ ${messages.map(({ name, fields }) => `${name}: ${entryOf(fields)}`).join(', ')} }`;

const entryOf = (fields: readonly Field[]): string => `{
  fits: (message) => ${fields.map(({ check }) => check).join(' && ')},
  fields: { ${fields.map(({ name, inFrame }) => `${name}: ${inFrame}`).join(', ')} },
}`;

/** The fields that the schema names; what it doesn't name must pass as it is. */
function shapeOf(schema: Schema, where: string): Readonly<Record<string, Schema>> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const { checks = [] } = def;
  if (def.type !== 'object' || def.catchall?._zod.def.type !== 'unknown' || checks.length > 0)
    throw unknown(where, def);
  return def.shape;
}

/** @param value an expression for the value */
function writeField(schema: Schema, value: string): Omit<Field, 'name'> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const checks = (def.checks ?? []).map((check) => (check as z.core.$ZodChecks)._zod.def);
  const [check] = checks;
  switch (def.type) {
    case 'string':
      if (checks.length === 0) return { check: `isText(${value})`, inFrame: 'text' };
      if (checks.length === 1 && check?.check === 'string_format' && check.format === 'regex') {
        const repeated = classOf(check.pattern, value);
        return { check: `isTextLike(${value}, /^${repeated}$/)`, inFrame: `textLike('${repeated}')` };
      }
      break;
    case 'number':
      if (checks.length === 0 && !('format' in def)) return { check: `isNumber(${value})`, inFrame: 'number' };
      if (checks.length === 1 && check?.check === 'greater_than' && check.inclusive && isSafeInt(def)) {
        return { check: `isWholeFrom(${value}, ${String(check.value)})`, inFrame: 'unread' };
      }
      break;
    case 'array':
      if (checks.length === 0) {
        return { check: `isListOf(${value}, (item) => ${writeField(def.element, 'item').check})`, inFrame: 'unread' };
      }
      break;
    case 'union': {
      const options = def.options.map((option) => writeField(option, value));
      // In a frame the first alone is looked for: the others are rare.
      const [first] = options;
      if (checks.length === 0 && first !== undefined) {
        return { check: `(${options.map((option) => option.check).join(' || ')})`, inFrame: first.inFrame };
      }
      break;
    }
    case 'optional': {
      const inner = (def.innerType as z.core.$ZodTypes)._zod.def;
      if (checks.length === 0 && inner.type === 'nullable') {
        const { check, inFrame } = writeField(inner.innerType, value);
        return { check: `(isAbsent(${value}) || ${check})`, inFrame: `orNull(${inFrame})` };
      }
      break;
    }
    default:
  }
  throw unknown(value, { ...def, checks });
}

const isSafeInt = (def: object): boolean => 'format' in def && def.format === 'safeint';

/** One class repeated, without its anchors: whatever frame it meets, it has one way to go. */
function classOf(pattern: RegExp | undefined, where: string): string {
  const [, inside] = /^\^(\[[\w-]+\]\{\d+,\d+\})\$$/.exec(pattern?.source ?? '') ?? [];
  if (inside === undefined || pattern?.flags !== '') throw unknown(where, pattern);
  return inside;
}

const unknown = (where: string, what: unknown): Error =>
  new Error(`no kind of field is known for ${where}: ${JSON.stringify(what)}`);
