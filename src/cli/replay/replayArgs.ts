import type { Either } from 'fp-ts/Either';
import { left, right } from '../../units/either.js';
import { readOptions } from '../readOptions.js';
import type { UsageHint } from '../watch/sourceArgs.js';

/** What is to be replayed, and how it is shown. */
export interface ReplayArgs {
  /** `-` is standard input. */
  readonly file: string;
  /** So many times as fast as it was; left out, without any wait. */
  readonly speed?: number;
  readonly json: boolean;
}

const options = { speed: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

/** Reads the arguments of `agg-rx replay`. */
export function readReplayArgs(argv: readonly string[]): Either<UsageHint, ReplayArgs> {
  const parsed = readOptions(argv, options);
  if (parsed._tag === 'Left') return parsed;
  const { values, positionals } = parsed.right;
  const [file, ...more] = positionals;
  if (file === undefined || file === '') return left('replay needs a tape');
  if (more.length > 0) return left('replay takes one tape');
  const { json } = values;
  if (values.speed === undefined) return right({ file, json });
  const speed = Number(values.speed);
  return speed > 0 && speed <= 1_000
    ? right({ file, json, speed })
    : left('--speed takes a number above 0, up to 1000');
}
