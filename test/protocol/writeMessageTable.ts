import { format, resolveConfig } from 'prettier';
import type * as z from 'zod/mini';
import { amountDigits } from '../../src/protocol/amountDigits.js';

type Schema = z.core.$ZodType;
type Schemas = Readonly<Record<string, Schema>>;

/**
 * `src/protocol/messageTable.ts`, written from the zod schemas. What this does not know how to write is an error,
 * never a guess: teach it here, and `fieldKind.ts` with it.
 */
export const writeMessageTable = (types: Schemas, events: Schemas, path: string): Promise<string> =>
  formatted(
    `
    import type { FieldKinds } from './fieldKind.js';

    /** Messages with the same fields, besides their names. */
    export type Row = readonly [names: readonly string[], fields: FieldKinds];

    /** Each message that is read, by its \`type\`. */
    export const typeRows: readonly Row[] = ${tableOf(types)};

    /** Each \`order_event\` that is read, by its \`event\`. */
    export const eventRows: readonly Row[] = ${tableOf(events)};`,
    path,
  );

/** `src/protocol/draft.ts`, written from the zod schemas: a setter of fields by names that stand in the code. */
export function writeDraft(types: Schemas, events: Schemas, path: string): Promise<string> {
  const messages = [...Object.entries(types), ...Object.entries(events)];
  const names = [...new Set(messages.flatMap(([name, schema]) => fieldsOf(name, schema).map(([field]) => field)))];
  return formatted(
    `
    /** A message before its fields are known. */
    export interface Draft { type: string; event?: string; ${names.map((name) => `${name}?: unknown`).join('; ')} }

    /** The fields that \`setField\` knows, each at its place. */
    export const fieldNames: readonly string[] = [${names.map((name) => `'${name}'`).join(', ')}];

    /** Sets a field by a name that stands in the code: V8 does that faster than by a name held in a variable. */
    export function setField(draft: Draft, place: number, value: unknown): void {
      switch (place) {
        ${names.map((name, place) => `case ${place}: draft.${name} = value; break;`).join('\n')}
      }
    }`,
    path,
  );
}

async function formatted(source: string, path: string): Promise<string> {
  const head = '// Written from the zod schemas of this folder by `npm run generate`; the tests compare the two.\n';
  return format(head + source, { ...(await resolveConfig(path)), parser: 'typescript' });
}

/** One row for all messages that have the same fields. */
function tableOf(schemas: Schemas): string {
  const rows = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    const fields = fieldsOf(name, schema).map(([field, kind]) => `${field}: '${kind}'`);
    const row = `{ ${fields.join(', ')} }`;
    rows.set(row, [...(rows.get(row) ?? []), `'${name}'`]);
  }
  return `[${[...rows].map(([fields, names]) => `[[${names.join(', ')}], ${fields}]`).join(', ')}]`;
}

/** The fields that the schema names besides the message's name; what it doesn't name must pass as it is. */
function fieldsOf(where: string, schema: Schema): readonly (readonly [field: string, kind: string])[] {
  const { def, checks } = partsOf(schema);
  if (def.type !== 'object' || def.catchall?._zod.def.type !== 'unknown' || checks.length > 0) {
    throw unknown(where, schema);
  }
  return Object.entries(def.shape)
    .filter(([, field]) => field._zod.def.type !== 'literal')
    .map(([name, field]) => [name, kindOf(`${where}.${name}`, field)]);
}

function kindOf(where: string, schema: Schema): string {
  const { def, checks } = partsOf(schema);
  if (checks.length > 0) throw unknown(where, schema);
  if (def.type === 'optional') {
    const inner = partsOf(def.innerType);
    if (inner.def.type === 'nullable' && inner.checks.length === 0) return `${kindOf(where, inner.def.innerType)}?`;
  }
  if (def.type === 'string') return 'text';
  if (def.type === 'number' && !('format' in def)) return 'number';
  if (def.type === 'array' && kindOf(where, def.element) === 'text') return 'texts';
  if (def.type === 'union') {
    const [digits, whole, ...more] = def.options;
    if (isDigits(digits) && isWhole(whole) && more.length === 0) return 'amount';
  }
  throw unknown(where, schema);
}

function isDigits(schema: Schema | undefined): boolean {
  if (schema === undefined) return false;
  const { def, checks } = partsOf(schema);
  const [check, ...more] = checks;
  return (
    def.type === 'string' &&
    check?.check === 'string_format' &&
    check.format === 'regex' &&
    String(check.pattern) === `/^${amountDigits}$/` &&
    more.length === 0
  );
}

function isWhole(schema: Schema | undefined): boolean {
  if (schema === undefined) return false;
  const { def, checks } = partsOf(schema);
  const [check, ...more] = checks;
  return (
    def.type === 'number' &&
    'format' in def &&
    def.format === 'safeint' &&
    check?.check === 'greater_than' &&
    check.inclusive &&
    check.value === 0 &&
    more.length === 0
  );
}

function partsOf(schema: Schema) {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return { def, checks: (def.checks ?? []).map((check) => (check as z.core.$ZodChecks)._zod.def) };
}

const unknown = (where: string, schema: Schema): Error =>
  new Error(`no kind of field is known for ${where}: ${JSON.stringify(partsOf(schema))}`);
