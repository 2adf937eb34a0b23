import { parseArgs } from 'node:util';
import type { Either } from 'fp-ts/Either';
import { left, right } from '../../units/either.js';

/** What is to be watched, and how it is shown. */
export type WatchArgs = { readonly json: boolean } & (
  | { readonly source: 'demo'; readonly pace: number }
  | { readonly source: 'gateway'; readonly appId: string; readonly url?: string; readonly origin?: string }
);

/** What is wrong with the arguments, in a line; never what stands in them, which may be a secret. */
export type UsageHint = string;

const options = {
  'app-id': { type: 'string' },
  url: { type: 'string' },
  origin: { type: 'string' },
  pace: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Reads the arguments of `agg-rx watch`. */
export function readWatchArgs(argv: readonly string[]): Either<UsageHint, WatchArgs> {
  if (argv.some((arg) => /^--?(access-?)?token\b/i.test(arg))) return left(noTokenArgument);
  const parsed = parse(argv);
  if (parsed._tag === 'Left') return parsed;
  const { 'app-id': appId, url, origin, pace, json } = parsed.right;
  if (appId === undefined) {
    if (url !== undefined || origin !== undefined) return left('--url and --origin need --app-id');
    const paceNumber = pace === undefined ? 1 : Number(pace);
    return pace !== '' && paceNumber >= 0 && paceNumber <= 100
      ? right({ source: 'demo', pace: paceNumber, json })
      : left('--pace takes a number from 0 to 100');
  }
  if (appId === '') return left('--app-id is empty');
  if (pace !== undefined) return left('--pace is for the simulated gateway, so not with --app-id');
  if (url !== undefined && !/^wss?:\/\/./.test(url)) return left('--url begins with ws:// or wss://');
  if (url !== undefined && !URL.canParse(url)) return left('--url is no address');
  return right({
    source: 'gateway',
    appId,
    json,
    ...(url !== undefined && { url }),
    ...(origin !== undefined && { origin }),
  });
}

const noTokenArgument =
  'a token is never an argument, where every process on the machine can read it: ' +
  'put it into AGG_ACCESS_TOKEN or on standard input';

function parse(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    return positionals.length === 0 ? right(values) : left('watch takes options alone');
  } catch (error) {
    // Node's first sentence names the option and none of its value.
    return left(error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'wrong options');
  }
}
