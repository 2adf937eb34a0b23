import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDecode } from '../../src/protocol/createDecode.js';
import { decodeByZod } from './decodeByZod.js';
import { changedFrame, messages, someFrame, values, type Chance } from './someFrames.js';

/** Histories of eight frames each; `DECODE_HISTORIES=375000` reads three million. */
const histories = Number(process.env['DECODE_HISTORIES'] ?? 1_500);
const maxFrameBytes = 1_048_576;

/** What `decode` stands for: `JSON.parse`, then zod. */
function plainly(frame: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(frame);
  } catch {
    return { _tag: 'Left', left: { _tag: 'NotJson', excerpt: frame.slice(0, 200) } };
  }
  return decodeByZod(json, frame);
}

/** By own properties, their order and how they are set, and by prototypes: more than `toStrictEqual` looks at. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const keys = Reflect.ownKeys(a);
  const others = Reflect.ownKeys(b);
  return (
    Object.getPrototypeOf(a) === Object.getPrototypeOf(b) &&
    keys.length === others.length &&
    keys.every((key, place) => key === others[place] && isSameProperty(a, b, key))
  );
}

function isSameProperty(a: object, b: object, key: PropertyKey): boolean {
  const mine = Object.getOwnPropertyDescriptor(a, key);
  const theirs = Object.getOwnPropertyDescriptor(b, key);
  return (
    isSame(mine?.value, theirs?.value) &&
    mine?.enumerable === theirs?.enumerable &&
    mine?.writable === theirs?.writable &&
    mine?.configurable === theirs?.configurable
  );
}

function expectSame(frame: string, answer: unknown, expected: unknown): void {
  if (isSame(answer, expected)) return;
  expect({ frame, answer }).toStrictEqual({ frame, answer: expected });
  expect.fail(`key order, attributes or prototypes differ: ${frame}`);
}

function chanceOf(seed: number): Chance {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

it(
  'any history of valid, changed and hostile frames is read as JSON.parse and zod alone would',
  { timeout: 24 * 3_600_000 },
  () => {
    // One decoder for most histories, and a new one for some: what was learned long ago and what was learned just now.
    const lasting = createDecode();
    const tags = { Left: 0, Right: 0 };
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const chance = chanceOf(seed);
        const other = chance(8) === 0 ? createDecode() : lasting;
        let base = '';
        for (let each = 0; each < 8; each += 1) {
          if (each % 4 === 0) base = someFrame(chance);
          const frame = each % 4 === 0 ? base : changedFrame(base, chance);
          if (chance(3) === 0) base = frame;
          const expected = plainly(frame);
          const answers = [other(frame, maxFrameBytes), other(frame, maxFrameBytes)];
          for (const answer of answers) {
            tags[answer._tag] += 1;
            if (!isSame(answer, expected)) {
              expect({ frame, answer }).toStrictEqual({ frame, answer: expected });
              expect.fail(`key order, attributes or prototypes differ: ${frame}`);
            }
          }
        }
      }),
      { numRuns: histories },
    );
    // Both kinds of answers were compared, and many of each.
    expect(tags.Left).toBeGreaterThan(histories);
    expect(tags.Right).toBeGreaterThan(histories);
  },
);

it('every value in every field of every message, once its shape is known', { timeout: 60_000 }, () => {
  const decode = createDecode();
  for (const message of messages) {
    const frame = JSON.stringify(message);
    const fields = Object.keys(message);
    for (let time = 0; time < 4; time += 1) expectSame(frame, decode(frame, maxFrameBytes), plainly(frame));
    for (const field of fields) {
      for (const value of values) {
        const parts = fields.map((name) => `"${name}":${name === field ? value : JSON.stringify(message[name])}`);
        const changed = `{${parts.join(',')}}`;
        expectSame(changed, decode(changed, maxFrameBytes), plainly(changed));
      }
    }
  }
});

it('a frame of a known shape and of any length', () => {
  const decode = createDecode();
  for (const length of [1, 12, 13, 24, 25, 36, 37, 3_000, 4_000, 4_096, 5_000, 1_000_000]) {
    const frame = JSON.stringify({ type: 'error', message: 'x'.repeat(length) });
    for (const each of [frame, `${frame} `, frame.slice(0, -2)])
      expectSame(each, decode(each, maxFrameBytes), plainly(each));
  }
});
