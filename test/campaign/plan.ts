import { scenarios, type FrameFault, type SimulatedGatewayOptions } from 'agg-rx/testing';
import { oneOf, seededRandom, wholeNumber, type Random } from '../../src/testing/random.js';
import { drawn, endMs, refreshPath, type PlannedFault } from './fault.js';

/** An order and its time, in milliseconds from the start. */
export interface PlannedOrder {
  readonly atMs: number;
  readonly scenario: keyof typeof scenarios;
  readonly seed: number;
  /** The script takes this many times its own time. */
  readonly slowness: number;
}

/** One run, as plain data: it can be printed, and the same plan gives the same run. */
export interface Plan {
  readonly seed: number;
  readonly latencyMs: number;
  readonly gateway: SimulatedGatewayOptions;
  readonly tokenIn: 'url' | 'message';
  /** Whether the client begins with a token, or must ask for its first one. */
  readonly startsWithToken: boolean;
  readonly pageLimit: number;
  readonly orders: readonly PlannedOrder[];
  readonly faults: readonly PlannedFault[];
}

const spanMs = 90_000;
const mostFaults = 6;
const mostOrders = 4;

/** The plan of a seed. */
export function planOf(seed: number): Plan {
  const random = seededRandom(seed);
  const faults = drawFaults(random);
  const gateway = drawGateway(seed, faults, random);
  const pageLimit = oneOf(random, [2, 5, 100]);
  return {
    seed,
    latencyMs: oneOf(random, [0, 5, 50, 300]),
    gateway,
    tokenIn: oneOf(random, ['url', 'message']),
    startsWithToken: random() < 0.7,
    // Reading ends at a page that is all older than the last sign of life. What was lost quietly before that is only
    // found as far as pages are read.
    pageLimit: mayLoseQuietly({ faults, gateway }) ? 100 : pageLimit,
    orders: Array.from({ length: wholeNumber(random, 1, mostOrders) }, () => ({
      atMs: wholeNumber(random, 0, (spanMs * 2) / 3),
      scenario: oneOf(random, Object.keys(scenarios) as [keyof typeof scenarios, keyof typeof scenarios]),
      seed: wholeNumber(random, 1, 2 ** 31),
      slowness: oneOf(random, [1, 3, 10]),
    })),
    faults,
  };
}

const drawGateway = (seed: number, faults: readonly PlannedFault[], random: Random): SimulatedGatewayOptions => ({
  seed,
  heartbeatMs: oneOf(random, [10_000, 30_000, 60_000, 0]),
  tokenTtlMs: oneOf(random, [35_000, 60_000, 120_000, 900_000]),
  opaqueTokens: random() < 0.4,
  onTokenExpiry: oneOf(random, ['close', 'error', 'silent', 'none']),
  badTokenAtConnect: oneOf(random, ['anonymous', 'close', 'error']),
  badTokenMidSession: oneOf(random, ['error', 'close', 'silent']),
  tokenCloseCode: oneOf(random, [4401, 4001, 4003, 1008]),
  // An answer that never comes may have spent the refresh token, and no client can help that.
  rotateRefreshTokens: !faults.some((fault) => fault.do === 'rest' && fault.fault.path === refreshPath),
  ordersPaging: oneOf(random, ['row', 'offset']),
});

function drawFaults(random: Random): readonly PlannedFault[] {
  const kinds = Object.keys(drawn) as [string, string];
  const faults = Array.from({ length: wholeNumber(random, 0, mostFaults) }, () => {
    const kind = oneOf(random, kinds);
    return { kind, fault: { atMs: wholeNumber(random, 0, spanMs), ...drawn[kind]?.(random) } as PlannedFault };
  });
  const firstNotUnderstood = faults.findIndex(({ kind }) => kind === 'closeNotUnderstood');
  return faults
    .filter(({ kind }, at) => kind !== 'closeNotUnderstood' || at === firstNotUnderstood)
    .map(({ fault }) => fault)
    .sort((a, b) => a.atMs - b.atMs);
}

/** When the last fault is over, in milliseconds from the start. */
export const faultsEndMs = ({ faults }: Plan): number => Math.max(0, ...faults.map(endMs));

/**
 * Whether messages may be lost while the client has no way to know: a gateway that sends heartbeats and no orders, or one
 * that lets a token expire and keeps the socket. Such a run needs a break before it can be mended.
 */
export function mayLoseQuietly({ faults, gateway }: Pick<Plan, 'faults' | 'gateway'>): boolean {
  const { onTokenExpiry, opaqueTokens } = gateway;
  const expiresQuietly = onTokenExpiry === 'error' || onTokenExpiry === 'silent';
  return (
    faults.some((fault) => isDisturbance(fault, 'freeze')) ||
    (expiresQuietly && (opaqueTokens === true || faults.some(hindersRenewal)))
  );
}

const isDisturbance = (fault: PlannedFault, kind: FrameFault['kind']): boolean =>
  fault.do === 'disturb' && fault.fault.kind === kind;

function hindersRenewal(fault: PlannedFault): boolean {
  switch (fault.do) {
    case 'rest':
      return fault.fault.path === refreshPath;
    case 'disturb':
      return isDisturbance(fault, 'stall');
    case 'outage':
    case 'revoke':
      return true;
    default:
      return false;
  }
}
