import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxIssues } from '../../src/protocol/fieldKind.js';
import { knownEvents, knownTypes } from '../../src/protocol/messageFields.js';
import { eventSchemas, messageSchemas } from './messageSchemas.js';
import { messages } from './someFrames.js';

/** Cases of each property; `ISSUES_CASES=100000` looks longer. */
const numRuns = Number(process.env['ISSUES_CASES'] ?? 300);

const wholeBound = Number.MAX_SAFE_INTEGER;
const awkward = [
  ...[
    null,
    undefined,
    true,
    false,
    '',
    '0',
    '1.5',
    '-1',
    ' 1',
    '1\n',
    '٣',
    '__proto__',
    '9'.repeat(78),
    '9'.repeat(79),
  ],
  ...[0, -0, 1, -1, 0.5, -0.5, 1e300, -1e300, Infinity, -Infinity, 5e-324],
  ...[wholeBound, wholeBound + 1, -wholeBound, -wholeBound - 1, -wholeBound - 2, 2 ** 53 + 2],
  ...[
    [],
    ['a'],
    ['a', 1, null, 'b', ['c']],
    Array(30).fill(0),
    [...Array<unknown>(25).fill('a'), 0, 'a', null],
    {},
    { length: 0 },
  ],
];
const value = fc.oneof({ weight: 3, arbitrary: fc.constantFrom<unknown>(...awkward) }, fc.jsonValue());

const known = [
  ...Object.entries(messageSchemas).map(([type, schema]) => ({
    name: type,
    fields: knownTypes[type],
    schema,
    named: { type },
  })),
  ...Object.entries(eventSchemas).map(([event, schema]) => ({
    name: event,
    fields: knownEvents[event],
    schema,
    named: { type: 'order_event', event },
  })),
];

describe.each(known)('$name', ({ fields: found, schema, named }) => {
  const { issuesOf, fields } = found ?? expect.fail('not known');

  it('accepts what zod accepts, and says of the rest what zod says, word for word', { timeout: 24 * 3_600_000 }, () => {
    const valid = messages.filter((each) => Object.entries(named).every(([key, name]) => each[key] === name));
    const changes = fc.dictionary(fc.constantFrom(...Object.keys(fields)), value);
    const tally = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...valid), changes, fc.dictionary(fc.string(), value), (whole, changed, more) => {
        const message = { ...more, ...whole, ...changed, ...named };
        const expected = schema.safeParse(message).error?.issues.slice(0, maxIssues) ?? [];
        const answer = issuesOf(message).slice(0, maxIssues);
        expect(answer).toStrictEqual(expected);
        // The order of keys too: an issue is often logged as it is.
        expect(JSON.stringify(answer)).toBe(JSON.stringify(expected));
        tally[expected.length === 0 ? 'accepted' : 'refused'] += 1;
      }),
      { numRuns },
    );
    expect(tally.accepted).toBeGreaterThan(numRuns / 20);
    expect(tally.refused).toBeGreaterThan(numRuns / 20);
  });

  it.each([null, undefined, 5, 'a', true, [], [named]])('%j is no such message', (json) => {
    expect(issuesOf(json)).toStrictEqual(schema.safeParse(json).error?.issues);
  });
});
