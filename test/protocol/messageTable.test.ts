import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { eventSchemas, messageSchemas } from './messageSchemas.js';
import { writeDraft, writeMessageTable } from './writeMessageTable.js';

const pathOf = (file: string): string => fileURLToPath(new URL(`../../src/protocol/${file}`, import.meta.url));

it.each([
  ['messageTable.ts', writeMessageTable],
  ['draft.ts', writeDraft],
])('%s is what `npm run generate` writes from the zod schemas', async (file, write) => {
  const path = pathOf(file);
  await expect(await write(messageSchemas, eventSchemas, path)).toMatchFileSnapshot(path);
});

const digits = z.string().check(z.regex(/^[0-9]{1,78}$/));
const whole = z.int().check(z.gte(0));

it.each([
  ['an object that drops what it does not name', z.object({ a: z.string() })],
  ['an object that is checked as a whole', z.looseObject({ a: z.string() }).check(z.refine(() => true))],
  ['a text of a certain length', z.looseObject({ a: z.string().check(z.minLength(2)) })],
  ['a text of digits alone', z.looseObject({ a: digits })],
  ['a number over a bound', z.looseObject({ a: z.number().check(z.gte(1)) })],
  ['a whole number', z.looseObject({ a: z.int() })],
  ['a list of a certain length', z.looseObject({ a: z.array(z.string()).check(z.minLength(2)) })],
  ['a list of numbers', z.looseObject({ a: z.array(z.number()) })],
  ['a list with holes', z.looseObject({ a: z.array(z.nullish(z.string())) })],
  ['a truth value', z.looseObject({ a: z.boolean() })],
  ['a field that may be absent but not null', z.looseObject({ a: z.optional(z.string()) })],
  ['a field that may be null but not absent', z.looseObject({ a: z.nullable(z.string()) })],
  ['a date', z.looseObject({ a: z.date() })],
  ['an amount of fewer digits', z.looseObject({ a: z.union([z.string().check(z.regex(/^[0-9]{1,77}$/)), whole]) })],
  ['an amount that heeds no case', z.looseObject({ a: z.union([z.string().check(z.regex(/^[0-9]{1,78}$/i)), whole]) })],
  ['an amount of two patterns', z.looseObject({ a: z.union([digits.check(z.regex(/^[1-9]/)), whole]) })],
  ['an amount of any text', z.looseObject({ a: z.union([z.string(), whole]) })],
  ['an amount from one', z.looseObject({ a: z.union([digits, z.int().check(z.gte(1))]) })],
  ['an amount over nothing', z.looseObject({ a: z.union([digits, z.int().check(z.gt(0))]) })],
  ['an amount that is no whole number', z.looseObject({ a: z.union([digits, z.number().check(z.gte(0))]) })],
  ['an amount with a bound', z.looseObject({ a: z.union([digits, whole.check(z.lte(9))]) })],
  ['an amount the other way round', z.looseObject({ a: z.union([whole, digits]) })],
  ['an amount of one kind', z.looseObject({ a: z.union([digits]) })],
  ['an amount of three kinds', z.looseObject({ a: z.union([digits, whole, z.null()]) })],
])('a schema that it can not write is an error: %s', (_what, schema) => {
  expect(() => writeMessageTable({ message: schema }, {}, pathOf('messageTable.ts'))).toThrow(
    'no kind of field is known',
  );
});
