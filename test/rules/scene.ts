import { catchError, filter, map, of, type Observable } from 'rxjs';
import type { TestScheduler } from 'rxjs/testing';
import { ConnectionError, createGateway, createSession, type Gateway, type GatewayOptions, type Session } from 'agg-rx';
import {
  connected,
  filled,
  jwt,
  serverError,
  simulatedSocket,
  type Letters,
  type OpenedSocket,
  type SimulatedSocket,
  type SocketScript,
} from 'agg-rx/testing';

export { marbles as marble } from '../support/marbles.js';

/** Tokens of one user, issued at the beginning and good for 15 minutes; a letter stands for each. */
export const tokens = {
  A: jwt({ issuedAtMs: 0, serial: 1 }),
  B: jwt({ issuedAtMs: 0, serial: 2 }),
  C: jwt({ issuedAtMs: 0, serial: 3 }),
  D: jwt({ issuedAtMs: 0, serial: 4 }),
  /** Says nothing of its life. */
  O: 'opaque_token_of_nobody_in_particular',
  /** Of another user. */
  Z: jwt({ userId: 'usr_2', issuedAtMs: 0 }),
} as const;

/**
 * The letters of these lines, besides those that every line knows: `A` `B` `C` `D` `O` `Z` a token, `e` `f` `g` an
 * order event, `n` `connected` without a user, `r` an `error` message, `4` closes with 4401.
 */
const letters: Letters = {
  ...Object.fromEntries(Object.entries(tokens).map(([letter, token]) => [letter, { token }])),
  ...Object.fromEntries(['e', 'f', 'g'].map((orderId) => [orderId, filled({ orderId })])),
  n: connected(),
  r: serverError(),
  4: 4401,
};

const states = {
  idle: 'i',
  connecting: 'c',
  open: 'o',
  authenticated: 'a',
  refreshing: 'r',
  waiting: 'w',
  closed: 'x',
} as const;

const ends = { SignedOut: 'S', GaveUp: 'G', Refused: 'N' } as const;

const markers = { connected: 'K', interrupted: 'I', reconnected: 'R', user_switched: 'U' } as const;

/** The letter of a token; `n` for none, `?` for one that no letter stands for. */
export const letterOf = (token: string | undefined): string =>
  token === undefined ? 'n' : (Object.entries(tokens).find(([, each]) => each === token)?.[0] ?? '?');

/** One connection on virtual time, held open, and what a test looks at: each thing as a letter. */
export interface Scene extends SimulatedSocket {
  readonly gateway: Gateway;
  readonly session: Session;
  /** `i`dle `c`onnecting `o`pen `a`uthenticated `r`efreshing `w`aiting; `x` closed. */
  readonly status$: Observable<string>;
  /** The causes of its waits: a name, and the close code where there is one. */
  readonly whys$: Observable<string>;
  /**
   * Order events by their letter; markers `K` connected, `I` interrupted, `R` reconnected, `U` user_switched;
   * an end that nobody asked for: `S` SignedOut, `G` GaveUp, `N` Refused, and then complete.
   */
  readonly events$: Observable<string>;
  /** The token in the URL of each socket. */
  readonly sockets$: Observable<string>;
  /** The token of each `authenticate`. */
  readonly authenticates$: Observable<string>;
  /** Each refresh as `r`. */
  readonly asked$: Observable<string>;
}

export interface SceneOptions extends Omit<Partial<GatewayOptions>, 'session'> {
  /** What else letters stand for. */
  readonly letters?: Letters;
  /** Whether it is held open from the beginning. @defaultValue true */
  readonly held?: boolean;
  /** The token to begin with; `null` for none. @defaultValue `A` */
  readonly token?: string | null;
}

export function scene(m: { readonly scheduler: TestScheduler }, script: SocketScript, more: SceneOptions = {}): Scene {
  const { letters: others, held = true, token = tokens.A, socket, ports, ...options } = more;
  const simulated = simulatedSocket(m, script, { ...letters, ...others });
  const { refreshAccessToken } = simulated.options;
  const allPorts = { ...simulated.options.ports, ...ports };
  const session = createSession({
    ...(token !== null && { accessToken: token }),
    ...(refreshAccessToken !== undefined && { refreshAccessToken }),
    ...options,
    ports: allPorts,
  });
  const gateway = createGateway({
    appId: 'app_demo123',
    ...options,
    session,
    socket: { ...simulated.options.socket, ...socket },
    ports: allPorts,
  });
  if (held) gateway.connect();
  return {
    ...simulated,
    gateway,
    session,
    status$: gateway.status$.pipe(map(({ state }) => states[state])),
    whys$: gateway.status$.pipe(
      filter((status) => status.state === 'waiting'),
      map(({ cause }) => `${cause.name} ${cause.code ?? ''}`.trim()),
    ),
    events$: gateway.userEvents$.pipe(
      map((event) => {
        if (event.type === 'continuity') return markers[event.cause];
        return 'orderId' in event ? event.orderId : event.type;
      }),
      catchError((error: unknown) => of(error instanceof ConnectionError ? ends[error._tag] : 'unforeseen')),
    ),
    sockets$: simulated.opened$.pipe(map(({ token }: OpenedSocket) => letterOf(token))),
    authenticates$: simulated.sent$.pipe(map((message) => letterOf((message as { readonly token: string }).token))),
    asked$: simulated.refreshes$.pipe(map(() => 'r')),
  };
}
