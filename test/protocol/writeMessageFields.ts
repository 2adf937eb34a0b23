import { format, resolveConfig } from 'prettier';
import type * as z from 'zod/mini';

type Schema = z.core.$ZodType;
type Schemas = Readonly<Record<string, Schema>>;

/**
 * `src/protocol/messageFields.ts`, written from the zod schemas. What this does not know how to write is an error,
 * never a guess: teach it here, and `fieldKind.ts` with it.
 */
export async function writeMessageFields(messages: Schemas, events: Schemas, path: string): Promise<string> {
  const tables = [fieldsOf(messages), fieldsOf(events)];
  const names = [...new Set(tables.flatMap((table) => table.flatMap(({ fields }) => fields.map(([name]) => name))))];
  const [messageTable, eventTable] = tables.map(
    (table) => `{ ${table.map(({ name, fields }) => `${name}: ${recordOf(fields)}`).join(', ')} }`,
  );
  const kinds = new Set(tables.flatMap((table) => JSON.stringify(table).match(/\b[a-z]\w+(?=[(,")])/gi) ?? []));
  const used = ['either', 'listOf', 'maybe', 'number', 'text', 'textLike', 'wholeFrom'].filter((kind) =>
    kinds.has(kind),
  );

  const source = `
    // Written from the zod schemas of this folder by \`npm run generate\`; the tests compare the two.
    import { ${used.join(', ')}, type FieldKind } from './fieldKind.js';

    type Fields = Readonly<Record<string, FieldKind>>;

    /** The fields of each message, by its \`type\`. */
    export const messageFields: Readonly<Record<string, Fields>> = ${messageTable ?? ''};

    /** The fields of each \`order_event\`, by its \`event\`. */
    export const eventFields: Readonly<Record<string, Fields>> = ${eventTable ?? ''};

    /** A message while it is put together. */
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

interface Table {
  readonly name: string;
  readonly fields: readonly (readonly [name: string, kind: string])[];
}

const fieldsOf = (schemas: Schemas): readonly Table[] =>
  Object.entries(schemas).map(([name, schema]) => ({
    name,
    fields: Object.entries(shapeOf(schema, name))
      .filter(([, field]) => field._zod.def.type !== 'literal')
      .map(([key, field]) => [key, kindOf(field, `${name}.${key}`)] as const),
  }));

const recordOf = (fields: Table['fields']): string =>
  `{ ${fields.map(([name, kind]) => `${name}: ${kind}`).join(', ')} }`;

/** The fields that the schema names; what it doesn't name must pass as it is. */
function shapeOf(schema: Schema, where: string): Readonly<Record<string, Schema>> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const { checks = [] } = def;
  if (def.type !== 'object' || def.catchall?._zod.def.type !== 'unknown' || checks.length > 0)
    throw unknown(where, def);
  return def.shape;
}

function kindOf(schema: Schema, where: string): string {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const checks = (def.checks ?? []).map((check) => (check as z.core.$ZodChecks)._zod.def);
  const [check] = checks;
  switch (def.type) {
    case 'string':
      if (checks.length === 0) return 'text';
      if (checks.length === 1 && check?.check === 'string_format' && check.format === 'regex') {
        return `textLike(${JSON.stringify(classOf(check.pattern, where))})`;
      }
      break;
    case 'number':
      if (checks.length === 0 && !('format' in def)) return 'number';
      if (checks.length === 1 && check?.check === 'greater_than' && check.inclusive && isSafeInt(def)) {
        return `wholeFrom(${String(check.value)})`;
      }
      break;
    case 'array':
      if (checks.length === 0) return `listOf(${kindOf(def.element, where)})`;
      break;
    case 'union': {
      const [first, second, ...more] = def.options;
      if (checks.length === 0 && first !== undefined && second !== undefined && more.length === 0) {
        return `either(${kindOf(first, where)}, ${kindOf(second, where)})`;
      }
      break;
    }
    case 'optional': {
      const inner = (def.innerType as z.core.$ZodTypes)._zod.def;
      if (checks.length === 0 && inner.type === 'nullable') return `maybe(${kindOf(inner.innerType, where)})`;
      break;
    }
    default:
  }
  throw unknown(where, { ...def, checks });
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
