import { createGateway, createSession, restSnapshots, type Gateway, type Session, type SnapshotSource } from 'agg-rx';
import { createVirtualGateway, orderSubmitted, type VirtualFetch, type VirtualGateway } from 'agg-rx/testing';
import { defer, map, mergeMap, throwError, type Observable } from 'rxjs';
import { seededRandom, type Random } from '../../src/testing/random.js';
import { virtualTime, type VirtualTime } from '../support/virtualTime.js';
import type { Plan } from './plan.js';

/** A client and a gateway that share a clock. */
export interface Scene {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly server: VirtualGateway;
  readonly session: Session;
  readonly gateway: Gateway;
  readonly source: SnapshotSource;
  readonly seen: SeenByScene;
  /** Lets a new order come before each of so many pages of orders; what is returned ends that. */
  readonly shiftPages: (pages: number) => () => void;
}

/** What only the scene itself can see. */
export interface SeenByScene {
  /** When refreshes began, epoch milliseconds. */
  readonly refreshesAtMs: readonly number[];
  readonly tokens: readonly string[];
  readonly signOuts: () => number;
  /** The most sockets that the client held at one time. */
  readonly mostSockets: () => number;
}

export const userId = 'usr_1';
const appId = 'app_demo123';

export function createScene(plan: Plan): Scene {
  const time = virtualTime();
  const { scheduler } = time;
  const random = seededRandom(plan.seed + 1);
  const ports = { scheduler, random };
  const server = createVirtualGateway({ ...plan.gateway, latencyMs: plan.latencyMs, ports: { scheduler } });
  const refresher = createRefresher(server, time);
  const sockets = watchSockets(server);
  const shifts = createShifts(server, time);
  let signOuts = 0;

  const session = createSession({
    ...(plan.startsWithToken && { accessToken: server.issueToken(userId) }),
    refreshAccessToken: refresher.refresh$,
    signOut: () => (signOuts += 1),
    ports,
  });
  const gateway = createGateway({
    appId,
    url: server.url,
    session,
    socket: { WebSocketCtor: sockets.WebSocketCtor, tokenIn: plan.tokenIn },
    ports,
  });
  const { restUrl } = server;
  const source = restSnapshots({ appId, session, restUrl, fetch: shifts.fetch$, pageLimit: plan.pageLimit, ports });

  const { refreshesAtMs, tokens } = refresher;
  const seen = { refreshesAtMs, tokens, signOuts: () => signOuts, mostSockets: sockets.mostHeld };
  return { time, random, server, session, gateway, source, seen, shiftPages: shifts.begin };
}

/** An app's refresh over REST. */
function createRefresher(server: VirtualGateway, time: VirtualTime) {
  const refreshesAtMs: number[] = [];
  const tokens: string[] = [];
  let refreshToken = server.issueRefreshToken(userId);

  const refresh$ = (): Observable<string> =>
    defer(() => {
      refreshesAtMs.push(time.nowMs());
      const body = JSON.stringify({ refreshToken });
      return server.fetch(`${server.restUrl}/auth/token/refresh`, { method: 'POST', body });
    }).pipe(
      mergeMap((response) =>
        response.status === 200
          ? response.text()
          : throwError(() => Object.assign(new Error('the refresh failed'), { status: response.status })),
      ),
      map((text) => {
        const answer = JSON.parse(text) as { readonly accessToken: string; readonly refreshToken?: string };
        refreshToken = answer.refreshToken ?? refreshToken;
        tokens.push(answer.accessToken, refreshToken);
        return answer.accessToken;
      }),
    );

  return { refresh$, refreshesAtMs, tokens };
}

/** The gateway's sockets, with a count of those that are held at one time. */
function watchSockets({ WebSocketCtor, network }: VirtualGateway) {
  let most = 0;
  class Watched extends WebSocketCtor {
    constructor(url: string) {
      super(url);
      most = Math.max(most, network.sockets().filter(({ isHeld }) => isHeld).length);
    }
  }
  return { WebSocketCtor: Watched, mostHeld: () => most };
}

/** REST as the client calls it, with new orders that come before pages of orders. */
function createShifts(server: VirtualGateway, time: VirtualTime) {
  let left = 0;
  let made = 0;

  return {
    begin: (pages: number) => {
      left = pages;
      return () => {
        left = 0;
      };
    },
    fetch$: (...[url, init]: Parameters<VirtualFetch>): ReturnType<VirtualFetch> => {
      if (left > 0 && url.includes('/execution/orders')) {
        left -= 1;
        made += 1;
        server.send(userId, orderSubmitted({ orderId: `ord_shift_${made}`, timestamp: time.nowMs() }));
      }
      return server.fetch(url, init);
    },
  };
}
