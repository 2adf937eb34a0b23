import { afterEach } from 'vitest';
import { createGateway, createSession, type Gateway, type GatewayOptions, type Session } from 'agg-rx';
import { startSimulatedGateway, type SimulatedGateway, type SimulatedGatewayOptions } from 'agg-rx/testing';

const endings: (() => unknown)[] = [];

/** Runs after the test, the latest first. */
export const atEnd = (ending: () => unknown): void => {
  endings.push(ending);
};

afterEach(async () => {
  for (let ending = endings.pop(); ending !== undefined; ending = endings.pop()) await ending();
});

/** A simulated gateway, and a gateway of ours that is connected to it as `usr_1`. */
export interface Scene {
  readonly server: SimulatedGateway;
  readonly session: Session;
  readonly gateway: Gateway;
  /** How often `signOut` was called. */
  readonly signOuts: () => number;
}

export async function startServer(options: SimulatedGatewayOptions = {}): Promise<SimulatedGateway> {
  const server = await startSimulatedGateway(options);
  atEnd(server.close);
  return server;
}

/** A client of the REST twin's refresh, as an app would have one. */
export function refresherOf(server: SimulatedGateway, userId: string, ttlMs?: number): () => Promise<string> {
  let refreshToken = server.issueRefreshToken(userId, ttlMs === undefined ? {} : { ttlMs });
  return async () => {
    const response = await fetch(`${server.restUrl}/auth/token/refresh`, {
      method: 'POST',
      headers: { 'x-app-id': 'app_demo123', 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken }),
    });
    if (!response.ok)
      throw Object.assign(new Error(`refresh answered ${response.status}`), { status: response.status });
    const body = (await response.json()) as { readonly accessToken: string; readonly refreshToken?: string };
    refreshToken = body.refreshToken ?? refreshToken;
    return body.accessToken;
  };
}

export async function startScene(
  options: {
    readonly server?: SimulatedGatewayOptions;
    readonly gateway?: Partial<GatewayOptions>;
    readonly accessToken?: 'issued' | 'none' | { readonly ttlMs: number };
    readonly refreshedTtlMs?: number;
  } = {},
): Promise<Scene> {
  const server = await startServer(options.server);
  const { accessToken = 'issued' } = options;
  let signOuts = 0;
  const session = createSession({
    ...(accessToken !== 'none' && {
      accessToken: server.issueToken('usr_1', accessToken === 'issued' ? {} : accessToken),
    }),
    refreshAccessToken: refresherOf(server, 'usr_1', options.refreshedTtlMs),
    signOut: () => {
      signOuts += 1;
    },
  });
  const gateway = createGateway({
    appId: 'app_demo123',
    url: server.url,
    session,
    retry: { initialMs: 4, maxMs: 20 },
    lingerMs: 0,
    ...options.gateway,
  });
  atEnd(gateway.close);
  return { server, session, gateway, signOuts: () => signOuts };
}
