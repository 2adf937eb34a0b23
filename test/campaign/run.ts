import { scenarios, type OrderTruth, type Script } from 'agg-rx/testing';
import { cause } from './cause.js';
import { faultsEndMs, mayLoseQuietly, type Plan, type PlannedOrder } from './plan.js';
import { createScene, userId, type Scene } from './scene.js';
import { keyOf, watch, type Watch } from './watch.js';

/** What a run has shown. */
export interface RunRecord extends Pick<Watch, 'states' | 'deliveredBy' | 'told'> {
  readonly truth: readonly OrderTruth[];
  readonly mostSockets: number;
  /** Whether a second socket was called for: by the app, or by a gateway that refused a renewal. */
  readonly mayRotate: boolean;
  readonly refreshesAtMs: readonly number[];
  readonly mostRefreshesAtOnce: number;
  readonly signOuts: number;
  /** Whether all was mended in the time allowed. */
  readonly isSettled: boolean;
  /** Whether the last read of REST was a whole one. */
  readonly isComplete: boolean;
  /** How the stream of events ended, when the gateway was closed. */
  readonly ended: string;
  readonly socketsLeft: number;
  readonly timersLeft: number;
  readonly tokens: readonly string[];
  readonly breaks: number;
  /** How many messages about the scripts' orders no socket ever brought. */
  readonly missed: number;
  /** Virtual time, in milliseconds. */
  readonly tookMs: number;
}

/** How much of the package takes part. */
export interface RunOptions {
  /** Without REST a run shows what the faults have cost. @defaultValue true */
  readonly readsRest?: boolean;
}

const mostSettlingMs = 30 * 60_000;
const stepMs = 5_000;
/** The longest wait before a try after a failure, and then some. */
const longestWaitMs = 60_000;

/** Plays a plan to its end, on virtual time. */
export function run(plan: Plan, { readsRest = true }: RunOptions = {}): RunRecord {
  const scene = createScene(plan);
  const { time, server, gateway } = scene;
  const startMs = time.nowMs();
  const scripts = plan.orders.map(scriptOf);
  const watched = watch(scene, readsRest);

  scripts.forEach((script, at) => {
    time.scheduler.schedule(() => server.place(userId, script), plan.orders[at]?.atMs);
  });
  const endFaults = planFaults(plan, scene);
  const lastEndMs = Math.max(...scripts.map((script, at) => (plan.orders[at]?.atMs ?? 0) + lengthMs(script)));
  time.advanceBy(Math.max(faultsEndMs(plan), lastEndMs) + 1_000);

  endFaults();
  if (mayLoseQuietly(plan)) server.network.cut();
  const isSettled = settle(scene, watched);
  // A read that was begun by a frame that could not be read may still have to be tried again.
  time.advanceBy(longestWaitMs);
  const endedEarly = watched.ended() !== 'open';

  gateway.close();
  time.advanceBy(stepMs);
  const socketsLeft = server.network.sockets().filter(({ isClosed }) => !isClosed).length;
  server.close();

  const { refreshCallsAtOnce, upgrades } = server.seen();
  const said = messagesOf(scripts, plan, startMs);
  return {
    states: watched.states,
    deliveredBy: watched.deliveredBy,
    told: watched.told,
    truth: scripts.flatMap(({ truth }) => truth),
    mostSockets: scene.seen.mostSockets(),
    mayRotate:
      plan.faults.some(({ do: what }) => what === 'rotate' || what === 'rotate_off_half_open') ||
      hasRefusedToken(scene),
    refreshesAtMs: scene.seen.refreshesAtMs,
    mostRefreshesAtOnce: refreshCallsAtOnce,
    signOuts: scene.seen.signOuts(),
    isSettled,
    isComplete: watched.isComplete(),
    ended: endedEarly ? `before it was closed: ${watched.ended()}` : watched.ended(),
    socketsLeft,
    timersLeft: time.timersSet(),
    tokens: [...scene.seen.tokens, ...upgrades.flatMap(({ token }) => token ?? [])],
    breaks: watched.breaks(),
    missed: said.filter((key) => !watched.heard.has(key)).length,
    tookMs: time.nowMs() - startMs,
  };
}

/** Sets the faults on their times; what is returned ends those that are left. */
function planFaults({ faults }: Plan, scene: Scene): () => void {
  const { scheduler } = scene.time;
  const ends: (() => void)[] = [];
  for (const { atMs, ...fault } of faults) {
    scheduler.schedule(() => {
      const end = cause(fault, scene);
      ends.push(end);
      if ('forMs' in fault) scheduler.schedule(end, fault.forMs);
    }, atMs);
  }
  return () => {
    for (const end of ends) end();
  };
}

/** Lets time pass until the user is signed in on a socket that lives, and REST has been read since. */
function settle({ time, server }: Scene, watched: Watch): boolean {
  const isSettled = (): boolean => {
    const held = server.network.sockets().filter(({ isHeld }) => isHeld);
    const isUp = held.length > 0 && held.every(({ passes }) => passes);
    return isUp && watched.status().state === 'authenticated' && watched.isRead();
  };
  const settleByMs = time.nowMs() + mostSettlingMs;
  do time.advanceBy(stepMs);
  while (!isSettled() && watched.ended() === 'open' && time.nowMs() < settleByMs);
  return isSettled();
}

/** The script of an order, slower than it is written. */
function scriptOf({ scenario, seed, slowness }: PlannedOrder): Script {
  const script = scenarios[scenario](seed);
  return {
    ...script,
    steps: script.steps.map((step) => ({
      ...step,
      afterMs: step.afterMs * slowness,
      message: { ...step.message, timestamp: step.message.timestamp * slowness },
    })),
  };
}

const lengthMs = ({ steps }: Script): number => steps.reduce((sum, { afterMs }) => sum + afterMs, 0);

/** All that the scripts say of their orders. */
const messagesOf = (scripts: readonly Script[], { orders }: Plan, startMs: number): readonly string[] =>
  scripts.flatMap(({ steps }, at) =>
    steps
      .filter(({ message }) => message.type !== 'balance_update')
      .map(({ orderId, message }) => keyOf(orderId, startMs + (orders[at]?.atMs ?? 0) + message.timestamp)),
  );

const hasRefusedToken = ({ server }: Scene): boolean =>
  server.sentFrames().some(({ text }) => text.includes('Invalid or expired token'));
