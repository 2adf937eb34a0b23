import type { AddressInfo, Server, Socket } from 'node:net';
import { linkOf } from './simulator/proxyLink.js';
import type { ProxyLink } from './simulator/proxyLink.js';

/** A TCP proxy on loopback that breaks connections in the ways that only bytes can break. */
export interface FaultProxy {
  /** The same address, through the proxy. */
  readonly through: (url: string) => string;
  /** Lets half of the next bytes of each open connection through, then breaks it off. */
  readonly cutMidFrame: () => void;
  /** Resets all open connections. */
  readonly reset: () => void;
  /** Swallows all that comes on the open connections, either way, also their end: neither side hears of it. */
  readonly halfOpen: () => void;
  /** Holds back all that comes on the open connections, until what is returned is called. */
  readonly stall: () => () => void;
  /** Resets all connections, those too that come up until what is returned is called. */
  readonly goOffline: () => () => void;
  /** How many connections clients hold. */
  readonly connections: () => number;
  /** Breaks off what is left; resolves when nothing is open. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a proxy in front of a simulated gateway, or of any other server. Needs Node, and asks for it only when called.
 *
 * @param url where the server listens, such as `gateway.url`
 * @example
 * const agg = await startSimulatedGateway();
 * const proxy = await startFaultProxy(agg.url);
 * const gateway = createGateway({
 *   appId: 'app_demo123',
 *   url: proxy.through(agg.url),
 *   accessToken: agg.issueToken('usr_1'),
 * });
 *
 * await firstValueFrom(gateway.userEvents$); // signed in, by way of the proxy
 * proxy.reset();
 * const { cause } = await firstValueFrom(gateway.userEvents$.pipe(ofType('continuity'), skip(1)));
 * console.log(cause); // interrupted
 *
 * gateway.close();
 * await proxy.close();
 * await agg.close();
 */
export async function startFaultProxy(url: string): Promise<FaultProxy> {
  const { connect, createServer } = await import('node:net');
  const target = new URL(url);
  const clients = new Set<Socket>();
  const gateways = new Set<Socket>();
  const links = new Map<Socket, ProxyLink>();
  const outages = new Set<symbol>();

  const server = createServer((client) => {
    if (outages.size > 0) {
      client.resetAndDestroy();
      return;
    }
    const gateway = connect(Number(target.port), target.hostname);
    track(client, clients);
    track(gateway, gateways);
    links.set(client, linkOf(client, gateway));
    client.once('close', () => links.delete(client));
  });
  await listening(server);
  const { port } = server.address() as AddressInfo;

  const onEach = (fault: (link: ProxyLink) => void) => () => {
    for (const link of links.values()) fault(link);
  };
  const reset = onEach((link) => {
    link.reset();
  });

  return {
    through(address) {
      const proxied = new URL(address);
      proxied.port = String(port);
      return proxied.toString();
    },
    cutMidFrame: onEach((link) => {
      link.cutMidFrame();
    }),
    reset,
    halfOpen: onEach((link) => {
      link.halfOpen();
    }),
    stall() {
      const ends = [...links.values()].map((link) => link.stall());
      return () => {
        for (const end of ends) end();
      };
    },
    goOffline() {
      const outage = Symbol('outage');
      outages.add(outage);
      reset();
      return () => {
        outages.delete(outage);
      };
    },
    connections: () => clients.size,
    close() {
      for (const socket of [...clients, ...gateways]) socket.destroy();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

function track(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
}

const listening = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
