import { readFileSync } from 'node:fs';
import { orderEventSchemas } from 'agg-rx/protocol';

/** A whole number from 0, smaller than `below`. */
export type Chance = (below: number) => number;

type Fields = Readonly<Record<string, unknown>>;

const documented = readFileSync(new URL('../frames/documented.ndjson', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((frame) => JSON.parse(frame) as Fields);

/** Every event with every field that some event has: on most some of them are extra. */
const events = Object.keys(orderEventSchemas).map((event) => ({
  type: 'order_event',
  event,
  userId: 'usr_xyz7890123',
  orderId: 'ord_3fa85f64571745626b3f',
  dagRunId: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  stepId: 'submit-order-3fa85f64',
  stepType: 'submit-order',
  templateName: 'managed-order',
  sequence: 3,
  totalSteps: 7,
  attempt: 0,
  venue: 'polymarket',
  filledAmountRaw: '1000000',
  remainingAmountRaw: '0',
  errorReason: 'Polymarket CLOB error (400): not enough balance',
  error: 'timeout',
  timestamp: 1_710_705_123_456,
}));

/** Valid messages, one or more of each name. */
export const messages: readonly Fields[] = [...documented, ...events];

/** All but the last four digits of the least whole number that is rounded to infinity. */
const greatest = String((2n ** 1024n - 2n ** 970n) / 10_000n);

/** Texts that a value may have in a frame: some JSON, some not, some that a number can't hold. */
export const values: readonly string[] = [
  ...['null', 'true', 'false', '""', '"0"', '"string"', '"-1"', '"٣"', '[]', '["a"]', '[1]', '{}', '{"a":1}'],
  ...['0', '-0', '1', '-1', '0.1', '1.0', '1e3', '1E+2', '-1.5e-7', '1e400', '-1e400', '5e-324', '0.30000000000000004'],
  ...['01', '+1', '.5', '1.', '-', 'NaN', 'Infinity', '0x10', '1_000', "'a'", 'undefined', ''],
  ...[
    '9007199254740991',
    '9007199254740993',
    '123456789012345',
    '1234567890123456',
    '12345678901234567890123',
    '150000462780790170',
    `1${'0'.repeat(400)}`,
  ],
  // About the greatest and the least that a double holds, and just beyond.
  ...[`${greatest}7791`, `-${greatest}7791`, `${greatest}7792`, `-${greatest}7792`, `1${'0'.repeat(308)}`],
  ...[
    `0.${'0'.repeat(323)}2`,
    `0.${'0'.repeat(323)}3`,
    `0.${'0'.repeat(400)}1`,
    `-0.${'0'.repeat(400)}`,
    '-0.0',
    '-00',
  ],
  ...['-123456789012345', '1234567890.12345', '0.30000000000000000000000000001', '12345678901234567.5', '1..5', '1.-5'],
  ...['0.123456789012345', '0.1234567890123456', '123456789012345.123456789012345', '4.35', '1.005', '0.000001'],
  ...[
    `"${'9'.repeat(78)}"`,
    `"${'9'.repeat(79)}"`,
    `"${'x'.repeat(12)}"`,
    `"${'x'.repeat(13)}"`,
    `"${'x'.repeat(37)}"`,
  ],
  ...[
    '"\\n"',
    '"\\u0041"',
    '"\\ud800"',
    '"\ud800"',
    '"\udc00a"',
    '"\u2028"',
    '"\u007f"',
    '"\u0000"',
    '"\t"',
    '"é€😀"',
    '"\\"',
  ],
];
const keys = [
  '__proto__',
  'constructor',
  'toString',
  'type',
  'event',
  'orderId',
  'timestamp',
  'feeBps',
  '',
  '0',
  '7',
  'a b',
  'é',
];
const scraps = [
  '"',
  '\\',
  '{',
  '}',
  ',',
  ':',
  ' ',
  '\n',
  '\ufeff',
  '0',
  '-',
  '.',
  'e',
  'null',
  '\\u0022',
  '"}',
  '},{',
  '\u0000',
  '\ud800',
];

const pick = <T>(from: readonly T[], chance: Chance): T => from[chance(from.length)] as T;

/** Digits of any number, most often few, with or without a point. */
function someNumeral(chance: Chance): string {
  const digits = (most: number): string => Array.from({ length: 1 + chance(most) }, () => chance(10)).join('');
  const whole = digits(chance(8) === 0 ? 320 : 20).replace(/^0+(?=.)/, '');
  return (chance(4) === 0 ? '-' : '') + whole + (chance(2) === 0 ? `.${digits(20)}` : '');
}

const someValue = (chance: Chance): string => (chance(6) === 0 ? someNumeral(chance) : pick(values, chance));

/** A message with some fields left out, null, changed, added or in another order, as text; more often a valid one. */
export function someFrame(chance: Chance): string {
  const message = pick(messages, chance);
  const isWhole = chance(4) > 0;
  const names = Object.keys(message).filter((name) => isWhole || name === 'type' || name === 'event' || chance(8) > 0);
  // Few orders of keys, so that they come again.
  if (chance(6) === 0) names.push(...names.splice(chance(2) === 0 ? 2 : 0, 1 + chance(3)));
  const parts = names.map(
    (name) => `${JSON.stringify(name)}:${chance(16) === 0 ? 'null' : JSON.stringify(message[name])}`,
  );
  if (chance(4) === 0)
    parts.splice(chance(parts.length + 1), 0, `${JSON.stringify(pick(keys, chance))}:${someValue(chance)}`);
  const between = chance(12) === 0 ? pick([' ', '\n', '\t', '\r', '\u00a0'], chance) : '';
  return `{${parts.join(`,${between}`)}}`;
}

/** The frame with one thing about it changed, as text. */
export function changedFrame(frame: string, chance: Chance): string {
  const at = chance(frame.length + 1);
  switch (chance(5)) {
    case 0:
      return frame.slice(0, at) + pick(scraps, chance) + frame.slice(at + chance(3));
    case 1:
      return frame.slice(0, at) + frame.slice(at + 1 + chance(12));
    case 2: {
      const fields = frame.match(/:(?:"[^"]*"|[^,{}]*)/g) ?? [''];
      return frame.replace(pick(fields, chance), `:${someValue(chance)}`);
    }
    case 3:
      return frame.replace(/}$/, `,"${pick(keys, chance)}":${someValue(chance)}}`);
    default:
      // The same shape with other letters and digits, as the next frame of an order has.
      return frame.replace(/[a-z0-9](?=[^"]*"[,}])/g, (letter) => (chance(4) === 0 ? String(chance(10)) : letter));
  }
}
