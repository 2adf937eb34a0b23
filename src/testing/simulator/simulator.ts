import { ReplaySubject } from 'rxjs';
import type { ServerMessage } from '../../protocol/index.js';
import { frameOf } from '../frame.js';
import { seededRandom, seedOf } from '../random.js';
import type { Scenario, Script } from '../scripts/index.js';
import type { Connection } from './connection.js';
import { createFrameFaults } from './frameFaults.js';
import type { Frame, FrameFault } from './frameFaults.js';
import { createRequestHandler, createUpgradeHandler } from './handlers.js';
import type { RequestFault, UpgradeFault } from './handlers.js';
import type { RequestHandler, UpgradeHandler } from './listen.js';
import { createLog } from './log.js';
import type { Seen, SentFrame } from './log.js';
import type { Knobs } from './options.js';
import { createSockets } from './sockets.js';
import { createTokenDesk } from './tokenDesk.js';
import { createUserOrders } from './userOrders.js';
import type { Placed } from './userOrders.js';

/** Which sockets to drop, and how. */
export interface DropOptions {
  /** Left out, everyone's. */
  readonly userId?: string;
  /** The close code; left out, or 1006, the connection breaks off without a close frame. */
  readonly code?: number;
  /** The close frame's text. */
  readonly reason?: string;
}

/** What can be done with a simulated gateway, wherever it listens. */
export interface GatewayControls {
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
  /** Turns clients away, before the upgrade or right after it; what is returned lifts it. */
  readonly refuseUpgrades: (fault: UpgradeFault) => () => void;
  /** Lets REST fail, or be slow; what is returned lifts it. */
  readonly failRequests: (fault: RequestFault) => () => void;
  /** Repeats, delays, loses or spoils frames on their way; what is returned lifts it. */
  readonly disturb: (fault: FrameFault) => () => void;

  /** How many sockets are open now. */
  readonly connections: () => number;
  /** What clients have done so far. */
  readonly seen: () => Seen;
  /** The last 10,000 frames that were handed to open sockets, the oldest first. */
  readonly sentFrames: () => readonly SentFrame[];
}

/** A gateway that does not listen yet. */
export interface Simulator {
  readonly controls: GatewayControls;
  readonly onUpgrade: UpgradeHandler;
  readonly onRequest: RequestHandler;
  /** Ends everything that takes time. */
  readonly stop: () => void;
}

/** The gateway itself: everything but where it listens. */
export function createSimulator(knobs: Knobs): Simulator {
  // Whatever begins after the end ends at once.
  const closed$ = new ReplaySubject<void>(1);
  const log = createLog();
  const desk = createTokenDesk(knobs);
  const sockets = createSockets();
  const orders = createUserOrders(knobs, sockets.openOf, closed$);
  const frameFaults = createFrameFaults(seededRandom(seedOf(`frames of ${knobs.seed}`)), knobs.scheduler);
  const room = { knobs, desk, orders, log };
  const upgrades = createUpgradeHandler(room, frameFaults, sockets.add);
  const requests = createRequestHandler(room, closed$);
  return {
    controls: {
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
      disturb: frameFaults.add,

      connections: () => sockets.open().length,
      seen: log.seen,
      sentFrames: log.sentFrames,
    },
    onUpgrade: upgrades.handle,
    onRequest: requests.handle,
    stop() {
      closed$.next();
    },
  };
}

const sentTo = (sockets: readonly Connection[], frame: Frame): number =>
  sockets.filter((socket) => socket.send(frame)).length;
