import type { FrameFault, RequestFault } from 'agg-rx/testing';
import { oneOf, wholeNumber, type Random } from '../../src/testing/random.js';

/** Something that goes wrong, or that a client does at a bad moment, as data. */
export type Fault =
  /** The gateway closes: a code of the close table. */
  | { readonly do: 'close'; readonly code: number }
  /** The connection breaks off; then so many connects are refused, before the upgrade or right after it. */
  | {
      readonly do: 'refuse';
      readonly times: number;
      readonly by: { readonly status: number } | { readonly closeCode: number };
    }
  /** Both ways are swallowed, and nobody hears of it. */
  | { readonly do: 'half_open' }
  /** No socket and no request comes through. */
  | { readonly do: 'outage'; readonly forMs: number }
  | { readonly do: 'disturb'; readonly fault: FrameFault; readonly forMs: number }
  /** An event of a kind that nobody knows, then a frame that a client must survive. */
  | { readonly do: 'noise'; readonly frame: keyof typeof noise }
  /** The token that serves is void. */
  | { readonly do: 'revoke' }
  | { readonly do: 'rest'; readonly fault: RequestFault }
  /** A new order comes before each of so many pages, and shifts the rows. */
  | { readonly do: 'shift'; readonly pages: number }
  | { readonly do: 'rotate' }
  /** The sockets are half open, and so many milliseconds later the app, which has not noticed, moves to another. */
  | { readonly do: 'rotate_off_half_open'; readonly afterMs: number }
  | { readonly do: 'refresh' };

/** A fault and its time, in milliseconds from the start. */
export type PlannedFault = Fault & { readonly atMs: number };

/** An order that REST has, and of which nothing can be made out. */
export const orderOfNoise = 'ord_of_noise';

/** Frames that a client must survive. */
export const noise = {
  unknownType: '{"type":"weather","rain":true}',
  notJson: '{"type":"order_event","event":',
  notAnObject: 'null',
  prototype: '{"type":"__proto__","event":"constructor"}',
  unreadable: `{"type":"order_event","event":"filled","orderId":"${orderOfNoise}","timestamp":"soon"}`,
  binary: new Uint8Array([0, 255, 1]),
  huge: `{"type":"order_event","event":"filled","orderId":"ord_huge","text":"${'x'.repeat(2 * 2 ** 20)}"}`,
} as const;

/** The close table, without the codes that say that we can't be understood: twice in a row they end it all. */
const closeCodes = [
  1000, 1001, 1005, 1006, 1008, 1011, 1012, 1013, 1014, 3000, 4000, 4001, 4003, 4008, 4029, 4401, 4403, 4429, 4500,
  4999,
] as const;
const notUnderstoodCodes = [1002, 1003, 1007, 1009] as const;

const ordersPath = '/execution/orders';
export const refreshPath = '/auth/token/refresh';

/** Each kind of fault, drawn by chance. */
export const drawn: Readonly<Record<string, (random: Random) => Fault>> = {
  close: (random) => ({ do: 'close', code: oneOf(random, closeCodes) }),
  closeNotUnderstood: (random) => ({ do: 'close', code: oneOf(random, notUnderstoodCodes) }),
  refuse: (random) => ({
    do: 'refuse',
    times: wholeNumber(random, 1, 3),
    by: { status: oneOf(random, [401, 403, 503]) },
  }),
  openThenClose: (random) => ({
    do: 'refuse',
    times: wholeNumber(random, 1, 3),
    by: { closeCode: oneOf(random, closeCodes) },
  }),
  halfOpen: () => ({ do: 'half_open' }),
  outage: (random) => ({ do: 'outage', forMs: wholeNumber(random, 100, 60_000) }),
  freeze: (random) => ({ do: 'disturb', fault: { kind: 'freeze' }, forMs: wholeNumber(random, 500, 30_000) }),
  stall: (random) => ({ do: 'disturb', fault: { kind: 'stall' }, forMs: wholeNumber(random, 500, 100_000) }),
  duplicate: (random) => ({
    do: 'disturb',
    fault: { kind: 'duplicate', withinMs: oneOf(random, [0, 500, 20_000]) },
    forMs: wholeNumber(random, 1_000, 60_000),
  }),
  reorder: (random) => ({
    do: 'disturb',
    fault: { kind: 'reorder', withinMs: oneOf(random, [100, 1_000, 5_000]) },
    forMs: wholeNumber(random, 1_000, 60_000),
  }),
  mangle: (random) => ({ do: 'disturb', fault: { kind: 'mangle' }, forMs: wholeNumber(random, 500, 20_000) }),
  noise: (random) => ({
    do: 'noise',
    frame: oneOf(random, Object.keys(noise) as [keyof typeof noise, keyof typeof noise]),
  }),
  revoke: () => ({ do: 'revoke' }),
  slowRest: (random) => ({
    do: 'rest',
    fault: {
      path: ordersPath,
      times: wholeNumber(random, 1, 4),
      delayMs: oneOf(random, [200, 3_000, 15_000]),
    },
  }),
  failingRest: (random) => ({
    do: 'rest',
    fault: {
      path: ordersPath,
      times: wholeNumber(random, 1, 4),
      status: oneOf(random, [200, 401, 404, 429, 500, 503]),
      retryAfterSeconds: wholeNumber(random, 0, 20),
    },
  }),
  slowRefresh: (random) => ({
    do: 'rest',
    fault: { path: refreshPath, times: 1, delayMs: oneOf(random, [200, 3_000, 15_000]) },
  }),
  failingRefresh: (random) => ({
    do: 'rest',
    fault: {
      path: refreshPath,
      times: wholeNumber(random, 1, 3),
      status: oneOf(random, [404, 429, 500, 503]),
    },
  }),
  shift: (random) => ({ do: 'shift', pages: wholeNumber(random, 1, 4) }),
  rotate: () => ({ do: 'rotate' }),
  rotateOffHalfOpen: (random) => ({ do: 'rotate_off_half_open', afterMs: wholeNumber(random, 0, 20_000) }),
  refresh: () => ({ do: 'refresh' }),
};

/** When the fault is over, in milliseconds from the start. */
export const endMs = (fault: PlannedFault): number => fault.atMs + ('forMs' in fault ? fault.forMs : 0);
