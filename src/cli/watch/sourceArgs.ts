import type { Either } from 'fp-ts/Either';
import { left, right } from '../../units/either.js';

/** What is listened to. */
export type SourceArgs =
  | { readonly source: 'demo'; readonly pace: number }
  | { readonly source: 'simulated'; readonly restUrl: string; readonly user: string }
  | {
      readonly source: 'gateway';
      readonly appId: string;
      readonly url?: string;
      readonly origin?: string;
      /** Left out, REST is not read. */
      readonly restUrl?: string;
    };

/** What is wrong with the arguments, in a line; never what stands in them, which may be a secret. */
export type UsageHint = string;

/** The options that say what is listened to, as `parseArgs` takes them. */
export const sourceOptions = {
  'app-id': { type: 'string' },
  url: { type: 'string' },
  origin: { type: 'string' },
  'rest-url': { type: 'string' },
  'no-rest': { type: 'boolean' },
  simulated: { type: 'string' },
  user: { type: 'string' },
  pace: { type: 'string' },
} as const;

type Given = {
  readonly [K in keyof typeof sourceOptions]?:
    ((typeof sourceOptions)[K]['type'] extends 'boolean' ? boolean : string) | undefined;
};

/** Whoever signs in to a simulated gateway, unless said otherwise. */
export const simulatedUser = 'demo';

const aggRestUrl = 'https://api.agg.market';

/** Reads what is to be listened to. */
export function readSource(given: Given): Either<UsageHint, SourceArgs> {
  if (given.simulated !== undefined) return readSimulated(given.simulated, given);
  if (given.user !== undefined) return left('--user needs --simulated');
  return given['app-id'] === undefined ? readDemo(given) : readGateway(given['app-id'], given);
}

function readDemo({ pace, ...others }: Given): Either<UsageHint, SourceArgs> {
  if (isAnyGiven(others, gatewayOptions)) return left('--url, --origin, --rest-url and --no-rest need --app-id');
  const paceNumber = pace === undefined ? 1 : Number(pace);
  return pace !== '' && paceNumber >= 0 && paceNumber <= 100
    ? right({ source: 'demo', pace: paceNumber })
    : left('--pace takes a number from 0 to 100');
}

function readSimulated(address: string, given: Given): Either<UsageHint, SourceArgs> {
  if (isAnyGiven(given, ['app-id', 'pace', ...gatewayOptions])) return left('with --simulated goes --user alone');
  const { user = simulatedUser } = given;
  if (user === '') return left('--user is empty');
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^(ws|http):$/.test(url.protocol) || !loopback.test(url.hostname)) {
    return left('--simulated takes an address that agg-rx simulate shows, such as http://127.0.0.1:4000');
  }
  return right({ source: 'simulated', restUrl: `http://${url.host}`, user });
}

function readGateway(appId: string, given: Given): Either<UsageHint, SourceArgs> {
  const { url, origin, 'rest-url': restUrl, 'no-rest': noRest = false, pace } = given;
  if (appId === '') return left('--app-id is empty');
  if (pace !== undefined) return left('--pace is for the simulated gateway, so not with --app-id');
  if (url !== undefined && !/^wss?:\/\/./.test(url)) return left('--url begins with ws:// or wss://');
  if (url !== undefined && !URL.canParse(url)) return left('--url is no address');
  if (restUrl !== undefined && !/^https?:\/\/./.test(restUrl))
    return left('--rest-url begins with http:// or https://');
  if (restUrl !== undefined && !URL.canParse(restUrl)) return left('--rest-url is no address');
  if (restUrl !== undefined && noRest) return left('--rest-url and --no-rest do not go together');
  // The token of another gateway is no business of AGG's own REST.
  const rest = restUrl ?? (url === undefined && !noRest ? aggRestUrl : undefined);
  return right({
    source: 'gateway',
    appId,
    ...(url !== undefined && { url }),
    ...(origin !== undefined && { origin }),
    ...(rest !== undefined && { restUrl: rest }),
  });
}

const gatewayOptions = ['url', 'origin', 'rest-url', 'no-rest'] as const;

const isAnyGiven = (given: Given, names: readonly (keyof Given)[]): boolean =>
  names.some((name) => given[name] !== undefined);

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])$/;
