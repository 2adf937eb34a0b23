import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Either } from 'fp-ts/Either';
import { left, right } from '../units/either.js';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ readonly args: string[]; readonly options: O; readonly allowPositionals: true }>
>;

/** The options of a command and what stands beside them, or a hint that repeats no value: one may be a secret. */
export function readOptions<O extends Options>(argv: readonly string[], options: O): Either<string, Parsed<O>> {
  if (argv.some((arg) => /^--?(access-?)?token(?!-ttl)\b/i.test(arg))) return left(noTokenArgument);
  try {
    return right(parseArgs({ args: [...argv], options, allowPositionals: true }));
  } catch (error) {
    // Node's first sentence names the option and none of its value.
    return left(error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'wrong options');
  }
}

const noTokenArgument =
  'a token is never an argument, where every process on the machine can read it: ' +
  'put it into AGG_ACCESS_TOKEN or on standard input';
