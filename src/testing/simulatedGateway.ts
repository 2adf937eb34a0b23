import { ReplaySubject } from 'rxjs';
import type { ServerMessage } from '../protocol/index.js';
import { frameOf } from './frame.js';
import type { Scenario, Script } from './scripts/index.js';
import type { Connection } from './simulator/connection.js';
import { createRequestHandler, createUpgradeHandler } from './simulator/handlers.js';
import type { RequestFault, UpgradeFault } from './simulator/handlers.js';
import { listen } from './simulator/listen.js';
import { createLog } from './simulator/log.js';
import type { Seen, SentFrame } from './simulator/log.js';
import { knobsOf } from './simulator/options.js';
import type { SimulatedGatewayOptions } from './simulator/options.js';
import { createSockets } from './simulator/sockets.js';
import { createTokenDesk } from './simulator/tokenDesk.js';
import { createUserOrders } from './simulator/userOrders.js';
import type { Placed } from './simulator/userOrders.js';

/** Which sockets to drop, and how. */
export interface DropOptions {
  /** Left out, everyone's. */
  readonly userId?: string;
  /** The close code; left out, or 1006, the connection breaks off without a close frame. */
  readonly code?: number;
  readonly reason?: string;
}

/** A gateway with its REST twin, on this machine. */
export interface SimulatedGateway {
  /** For sockets, such as `ws://127.0.0.1:40123/ws`. */
  readonly url: string;
  /** For REST, such as `http://127.0.0.1:40123`. */
  readonly restUrl: string;

  /** An access token; `ttlMs` is how long it is valid, `tokenTtlMs` unless said otherwise. */
  readonly issueToken: (userId: string, options?: { readonly ttlMs?: number }) => string;
  /** A refresh token; `ttlMs` is how long the access tokens are valid that it brings. */
  readonly issueRefreshToken: (userId: string, options?: { readonly ttlMs?: number }) => string;
  /** Makes one token of either kind void: REST answers 401, a new socket finds it bad. Open sockets stay. */
  readonly revoke: (token: string) => void;
  /** Makes every token of a user void. */
  readonly revokeUser: (userId: string) => void;

  /** Sends a message to the user's sockets and tells REST, online or not; gives the number of sockets told. */
  readonly send: (userId: string, message: ServerMessage) => number;
  /** Sends a frame as it is, however broken, to the user's sockets; REST learns nothing. */
  readonly sendRaw: (userId: string, frame: string | Uint8Array) => number;
  /** Sends a message to every socket, app level too. */
  readonly broadcast: (message: ServerMessage) => number;
  /** Plays a script for a user; a scenario gets the next seed of the gateway's own. */
  readonly place: (userId: string, script: Script | Scenario) => Placed;

  /** Drops sockets; without a `code` as a broken network does. */
  readonly drop: (options?: DropOptions) => void;
  /** Turns clients away before the upgrade; what is returned lifts it. */
  readonly refuseUpgrades: (fault: UpgradeFault) => () => void;
  /** Lets REST fail; what is returned lifts it. */
  readonly failRequests: (fault: RequestFault) => () => void;

  /** How many sockets are open now. */
  readonly connections: () => number;
  /** What clients have done so far. */
  readonly seen: () => Seen;
  /** The last 10,000 frames that were handed to open sockets, the oldest first. */
  readonly sentFrames: () => readonly SentFrame[];
  /** Closes sockets, server and timers; resolves when none is left. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a gateway on loopback that speaks AGG's protocol as far as it is known, with a REST twin on the
 * same port: users, tokens that expire, scripted orders, faults on demand. What AGG doesn't document is an
 * option. The same seed gives the same tokens and frames, as far as the clock (`ports.scheduler`) is the same.
 *
 * Needs Node and `ws`, and asks for them only when called.
 *
 * @example
 * const gateway = await startSimulatedGateway({ pace: 0.1 });
 * const token = gateway.issueToken('usr_1', { ttlMs: 60_000 });
 * const socket = new WebSocket(`${gateway.url}?appId=app_demo123&token=${token}`);
 * socket.onmessage = ({ data }) => console.log(data);
 * socket.onopen = () => gateway.place('usr_1', scenarios.happyPath).ended.then(() => gateway.close());
 */
export async function startSimulatedGateway(options: SimulatedGatewayOptions = {}): Promise<SimulatedGateway> {
  const knobs = knobsOf(options);
  // Whatever begins after the end ends at once.
  const closed$ = new ReplaySubject<void>(1);
  const log = createLog();
  const desk = createTokenDesk(knobs);
  const sockets = createSockets();
  const orders = createUserOrders(knobs, sockets.openOf, closed$);
  const room = { knobs, desk, orders, log };
  const upgrades = createUpgradeHandler(room, sockets.add);
  const requests = createRequestHandler(room, closed$);
  const server = await listen(knobs.port, upgrades.handle, requests.handle);
  let closing: Promise<void> | undefined;
  return {
    url: `ws://127.0.0.1:${server.port}/ws`,
    restUrl: `http://127.0.0.1:${server.port}`,

    issueToken: (userId, { ttlMs } = {}) => desk.issueToken(userId, ttlMs),
    issueRefreshToken: (userId, { ttlMs } = {}) => desk.issueRefreshToken(userId, ttlMs),
    revoke: desk.revoke,
    revokeUser: desk.revokeUser,

    send: orders.send,
    sendRaw: (userId, frame) => sentTo(sockets.openOf(userId), frame),
    broadcast: (message) => sentTo(sockets.open(), frameOf(message)),
    place: orders.place,

    drop({ userId, code, reason } = {}) {
      const dropped = userId === undefined ? sockets.open() : sockets.openOf(userId);
      for (const socket of dropped) socket.drop(code, reason);
    },
    refuseUpgrades: upgrades.refuseUpgrades,
    failRequests: requests.failRequests,

    connections: () => sockets.open().length,
    seen: log.seen,
    sentFrames: log.sentFrames,
    close() {
      closed$.next();
      return (closing ??= server.close());
    },
  };
}

const sentTo = (sockets: readonly Connection[], frame: string | Uint8Array): number =>
  sockets.filter((socket) => socket.send(frame)).length;
