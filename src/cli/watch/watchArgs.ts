import type { Either } from 'fp-ts/Either';
import { left, right } from '../../units/either.js';
import { readOptions } from '../readOptions.js';
import { readSource, sourceOptions, type SourceArgs, type UsageHint } from './sourceArgs.js';

/** What is to be watched, and how it is shown. */
export interface WatchArgs {
  readonly source: SourceArgs;
  readonly json: boolean;
}

const options = { ...sourceOptions, json: { type: 'boolean', default: false } } as const;

/** Reads the arguments of `agg-rx watch`. */
export function readWatchArgs(argv: readonly string[]): Either<UsageHint, WatchArgs> {
  const parsed = readOptions(argv, options);
  if (parsed._tag === 'Left') return parsed;
  const { values, positionals } = parsed.right;
  if (positionals.length > 0) return left('watch takes options alone');
  const source = readSource(values);
  return source._tag === 'Left' ? source : right({ source: source.right, json: values.json });
}
