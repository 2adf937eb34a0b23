import type { Either } from 'fp-ts/Either';
import { left, right } from '../../units/either.js';
import { readOptions } from '../readOptions.js';
import { readSource, sourceOptions, type SourceArgs, type UsageHint } from '../watch/sourceArgs.js';

/** What is to be recorded, where, and how it is shown meanwhile. */
export interface RecordArgs {
  readonly file: string;
  /** Whether a file that is there may be written over. */
  readonly force: boolean;
  readonly source: SourceArgs;
  readonly json: boolean;
}

const options = {
  ...sourceOptions,
  json: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
} as const;

/** Reads the arguments of `agg-rx record`. */
export function readRecordArgs(argv: readonly string[]): Either<UsageHint, RecordArgs> {
  const parsed = readOptions(argv, options);
  if (parsed._tag === 'Left') return parsed;
  const { values, positionals } = parsed.right;
  const [file, ...more] = positionals;
  if (file === undefined || file === '') return left('record needs a file to write to');
  if (more.length > 0) return left('record writes to one file');
  if (file === '-') return left('record writes to a file, and shows the run on standard output');
  const source = readSource(values);
  const { force, json } = values;
  return source._tag === 'Left' ? source : right({ file, force, json, source: source.right });
}
