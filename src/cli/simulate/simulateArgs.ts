import type { Either } from 'fp-ts/Either';
import { left, right } from '../../units/either.js';
import { readOptions } from '../readOptions.js';
import { simulatedUser, type UsageHint } from '../watch/sourceArgs.js';

/** What is to be simulated. Times are in milliseconds. */
export interface SimulateArgs {
  /** 0 takes a free one. */
  readonly port: number;
  readonly seed: number;
  readonly user: string;
  readonly ordersPerSecond: number;
  /** How many orders are placed; left out, there is no end of them. */
  readonly orders?: number;
  readonly pace: number;
  readonly tokenTtlMs: number;
  /** Whether tokens say nothing of when they expire. */
  readonly opaqueTokens: boolean;
  readonly heartbeatMs: number;
  readonly faults: FaultArgs;
  readonly json: boolean;
}

/** What goes wrong; left out, it doesn't. */
export interface FaultArgs {
  readonly dropEveryMs?: number;
  /** How connections are dropped; left out, as by a broken network. */
  readonly closeCode?: number;
  readonly freezeEveryMs?: number;
  readonly freezeForMs: number;
  readonly stallEveryMs?: number;
  readonly stallForMs: number;
  readonly duplicateWithinMs?: number;
  readonly reorderWithinMs?: number;
}

const options = {
  port: { type: 'string' },
  seed: { type: 'string' },
  user: { type: 'string' },
  'orders-per-second': { type: 'string' },
  orders: { type: 'string' },
  pace: { type: 'string' },
  'token-ttl': { type: 'string' },
  'opaque-tokens': { type: 'boolean', default: false },
  heartbeat: { type: 'string' },
  'drop-every': { type: 'string' },
  'close-code': { type: 'string' },
  'freeze-every': { type: 'string' },
  'freeze-for': { type: 'string' },
  'stall-every': { type: 'string' },
  'stall-for': { type: 'string' },
  duplicate: { type: 'string' },
  reorder: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type NumberOption = Exclude<keyof typeof options, 'user' | 'opaque-tokens' | 'json'>;

/** What each number may be, the ends included, and whether it must be a whole one. */
const ranges: Readonly<Record<NumberOption, { readonly from: number; readonly to: number; readonly whole?: true }>> = {
  port: { from: 0, to: 65_535, whole: true },
  seed: { from: 0, to: 2 ** 32 - 1, whole: true },
  'orders-per-second': { from: 0, to: 1_000 },
  orders: { from: 0, to: 1_000_000, whole: true },
  pace: { from: 0, to: 100 },
  'token-ttl': { from: 0.1, to: 1_000_000 },
  heartbeat: { from: 0, to: 3_600 },
  'drop-every': { from: 0.1, to: 86_400 },
  'close-code': { from: 1_000, to: 4_999, whole: true },
  'freeze-every': { from: 0.1, to: 86_400 },
  'freeze-for': { from: 0.1, to: 86_400 },
  'stall-every': { from: 0.1, to: 86_400 },
  'stall-for': { from: 0.1, to: 86_400 },
  duplicate: { from: 0, to: 60_000, whole: true },
  reorder: { from: 0, to: 60_000, whole: true },
};

// What RFC 6455 lets nobody send in a close frame.
const unsendable = new Set([1_004, 1_005, 1_006, 1_015]);

/** Reads the arguments of `agg-rx simulate`. */
export function readSimulateArgs(argv: readonly string[]): Either<UsageHint, SimulateArgs> {
  const parsed = readOptions(argv, options);
  if (parsed._tag === 'Left') return parsed;
  const { values, positionals } = parsed.right;
  if (positionals.length > 0) return left('simulate takes options alone');

  const names = Object.keys(ranges) as NumberOption[];
  const wrong = names.find((name) => !isInRange(values[name], name));
  if (wrong !== undefined) return left(rangeHint(wrong));
  const numberOf = (name: NumberOption): number | undefined =>
    values[name] === undefined ? undefined : Number(values[name]);

  const { user = simulatedUser } = values;
  if (user === '') return left('--user is empty');
  const closeCode = numberOf('close-code');
  if (closeCode !== undefined && (unsendable.has(closeCode) || (closeCode > 1_015 && closeCode < 3_000))) {
    return left('--close-code is none that a close frame may hold');
  }
  for (const [option, needed] of pairs) {
    if (values[option] !== undefined && values[needed] === undefined) return left(`--${option} needs --${needed}`);
  }

  const orders = numberOf('orders');
  const faults = {
    freezeForMs: (numberOf('freeze-for') ?? 5) * 1_000,
    stallForMs: (numberOf('stall-for') ?? 5) * 1_000,
    ...optional('dropEveryMs', seconds(numberOf('drop-every'))),
    ...optional('closeCode', closeCode),
    ...optional('freezeEveryMs', seconds(numberOf('freeze-every'))),
    ...optional('stallEveryMs', seconds(numberOf('stall-every'))),
    ...optional('duplicateWithinMs', numberOf('duplicate')),
    ...optional('reorderWithinMs', numberOf('reorder')),
  };
  return right({
    port: numberOf('port') ?? 0,
    seed: numberOf('seed') ?? 1,
    user,
    ordersPerSecond: numberOf('orders-per-second') ?? 0.5,
    ...optional('orders', orders),
    pace: numberOf('pace') ?? 1,
    tokenTtlMs: (numberOf('token-ttl') ?? 900) * 1_000,
    opaqueTokens: values['opaque-tokens'],
    heartbeatMs: (numberOf('heartbeat') ?? 30) * 1_000,
    faults,
    json: values.json,
  });
}

const pairs = [
  ['close-code', 'drop-every'],
  ['freeze-for', 'freeze-every'],
  ['stall-for', 'stall-every'],
] as const;

function isInRange(given: string | undefined, name: NumberOption): boolean {
  if (given === undefined) return true;
  const { from, to, whole } = ranges[name];
  const number = given.trim() === '' ? NaN : Number(given);
  return number >= from && number <= to && (whole === undefined || Number.isInteger(number));
}

function rangeHint(name: NumberOption): UsageHint {
  const { from, to, whole } = ranges[name];
  return `--${name} takes a ${whole === undefined ? '' : 'whole '}number from ${from} to ${to}`;
}

const seconds = (given: number | undefined): number | undefined => (given === undefined ? undefined : given * 1_000);

const optional = <K extends string>(key: K, value: number | undefined): Partial<Record<K, number>> =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<K, number>>;
