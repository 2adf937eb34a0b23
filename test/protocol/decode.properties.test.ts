import { readFileSync } from 'node:fs';
import { decode, orderEventSchemas } from 'agg-rx/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const valid = readFileSync(new URL('../frames/documented.ndjson', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((frame) => JSON.parse(frame) as Record<string, unknown>);

const messageTypes = new Set([
  'connected',
  'authenticated',
  'heartbeat',
  'error',
  'subscribed',
  'unsubscribed',
  'order_submitted',
  'balance_update',
  'order_event',
  'unrecognized',
]);
const eventNames = new Set([...Object.keys(orderEventSchemas), 'unrecognized']);
const errorTags = new Set(['NotJson', 'TooLarge', 'Malformed']);

/** Either a message of the closed union, with its fields readable, or an error that stays small. */
function expectAnswer(frame: string): void {
  const answer = decode(frame);
  if (answer._tag === 'Left') {
    const error = answer.left;
    expect(errorTags).toContain(error._tag);
    expect(frame.startsWith(error.excerpt)).toBe(true);
    expect(error.excerpt.length).toBeLessThanOrEqual(200);
    if (error._tag === 'Malformed') expect(error.issues).not.toHaveLength(0);
    return;
  }
  const message = answer.right;
  expect(messageTypes).toContain(message.type);
  if (message.type === 'unrecognized') {
    // As text: a matcher that compares objects would trip over an own key `constructor`.
    expect(JSON.stringify(message.raw)).toBe(JSON.stringify(JSON.parse(frame)));
    expect(message.raw['type']).toBe(message.name);
  }
  if (message.type === 'order_event') {
    expect(eventNames).toContain(message.event);
    expect(message.orderId).toBeTypeOf('string');
    expect(message.timestamp).toSatisfy(Number.isFinite);
  }
}

const hostileKeys = [
  '__proto__',
  'constructor',
  'toString',
  'type',
  'event',
  'orderId',
  'timestamp',
  'filledAmountRaw',
];
const hostileValues = [null, true, '', 'string', '-1', '9'.repeat(79), -1, 1.5, 2 ** 53, [], {}, '\ud800', '__proto__'];

const someKey = (message: Record<string, unknown>): fc.Arbitrary<string> => fc.constantFrom(...Object.keys(message));
const someValue = fc.oneof(fc.constantFrom<unknown>(...hostileValues), fc.jsonValue());

/** A frame with one key dropped, replaced or added. */
const change = (message: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> =>
  fc.oneof(
    someKey(message).map((dropped) => Object.fromEntries(Object.entries(message).filter(([key]) => key !== dropped))),
    fc.tuple(someKey(message), someValue).map(([key, value]) => ({ ...message, [key]: value })),
    fc
      .tuple(fc.oneof(fc.constantFrom(...hostileKeys), fc.string()), someValue)
      .map(([key, value]) => ({ ...message, [key]: value })),
    fc
      .tuple(someKey(message), someKey(message))
      .map(([one, other]) => ({ ...message, [one]: message[other], [other]: message[one] })),
  );

const mutated = fc
  .constantFrom(...valid)
  .chain(change)
  .chain((message) =>
    Object.keys(message).length > 0 ? fc.oneof(fc.constant(message), change(message)) : fc.constant(message),
  );

describe('every frame gets a message of the closed union or a small error', () => {
  it('any text', { timeout: 60_000 }, () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), expectAnswer), { numRuns: 500 });
  });

  it('any JSON', () => {
    fc.assert(fc.property(fc.json(), expectAnswer), { numRuns: 500 });
  });

  it('any JSON under any name', () => {
    const named = fc.record({
      type: fc.oneof(fc.constantFrom(...messageTypes), fc.string()),
      event: fc.oneof(fc.constantFrom(...eventNames), fc.string()),
      orderId: fc.oneof(fc.string(), someValue),
      timestamp: fc.oneof(fc.double(), someValue),
      filledAmountRaw: someValue,
    });
    fc.assert(
      fc.property(
        named.map((fields) => JSON.stringify(fields)),
        expectAnswer,
      ),
      { numRuns: 1_000 },
    );
  });

  it('a documented frame with keys dropped, replaced, added or swapped', () => {
    fc.assert(
      fc.property(
        mutated.map((message) => JSON.stringify(message)),
        expectAnswer,
      ),
      { numRuns: 1_000 },
    );
  });

  it('a documented frame cut short or with letters exchanged', () => {
    const garbled = fc
      .tuple(fc.constantFrom(...valid), fc.nat(), fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(4))
      .map(([message, at, letters, gone]) => {
        const frame = JSON.stringify(message);
        const place = at % frame.length;
        return frame.slice(0, place) + letters + frame.slice(place + gone);
      });
    fc.assert(fc.property(garbled, expectAnswer), { numRuns: 1_000 });
  });
});

describe('what the schemas accept', () => {
  it('a documented frame stays readable under any extra fields', () => {
    const documentedNames = new Set(valid.flatMap((message) => Object.keys(message)).concat('marketIds', 'error'));
    const extra = fc.dictionary(
      fc.string().filter((key) => !documentedNames.has(key)),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...valid), extra, (message, more) => {
        const fields = { ...more, ...message };
        const answer = decode(JSON.stringify(fields));
        expect(answer._tag).toBe('Right');
      }),
    );
  });
});
