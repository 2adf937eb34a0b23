import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
// Not by the door: what is behind it needs the file that is to be written.
import { messageSchemas } from '../../src/protocol/messageSchemas.js';
import { orderEventSchemas } from '../../src/protocol/orderEvent.js';
import { writeMessageFields } from './writeMessageFields.js';

const path = fileURLToPath(new URL('../../src/protocol/messageFields.ts', import.meta.url));

it('the fields of messages are those of the zod schemas, written anew by `npm run generate`', async () => {
  await expect(await writeMessageFields(messageSchemas, orderEventSchemas, path)).toMatchFileSnapshot(path);
});

it.each([
  ['an object that drops what it does not name', z.object({ a: z.string() })],
  ['a text of a certain length', z.looseObject({ a: z.string().check(z.minLength(2)) })],
  ['a pattern of more than one class', z.looseObject({ a: z.string().check(z.regex(/^[0-9]+\.[0-9]+$/)) })],
  ['a pattern that heeds no case', z.looseObject({ a: z.string().check(z.regex(/^[a-z]{1,9}$/i)) })],
  ['a number over a bound', z.looseObject({ a: z.number().check(z.gte(1)) })],
  ['a whole number without one', z.looseObject({ a: z.int() })],
  ['a list of a certain length', z.looseObject({ a: z.array(z.string()).check(z.minLength(2)) })],
  ['a truth value', z.looseObject({ a: z.boolean() })],
  ['a field that may be absent but not null', z.looseObject({ a: z.optional(z.string()) })],
  ['a date', z.looseObject({ a: z.date() })],
])('a schema that it can not write is an error: %s', async (_what, schema) => {
  await expect(writeMessageFields({ message: schema }, {}, path)).rejects.toThrow('no kind of field is known');
});
