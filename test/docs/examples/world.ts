import * as agg from 'agg-rx';
import * as testing from 'agg-rx/testing';
import { vi, type Mock } from 'vitest';

type Told = Mock<(...what: unknown[]) => void>;

/** The names that every example takes for granted. */
export interface World {
  /** A gateway that is signed in. */
  readonly gateway: agg.Gateway;
  readonly session: agg.Session;
  /** An app's client of AGG, such as the one of its SDK. */
  readonly client: {
    readonly refreshAccessToken: Mock<() => Promise<string>>;
    readonly signOut: Mock<() => Promise<void>>;
  };
  /** An app's service for Angular, which gives the same. */
  readonly AuthService: new () => World['client'];
  readonly appId: string;
  readonly accessToken: string;
  readonly orderId: string;
  /** What an app does with what it hears. */
  readonly show: Told;
  readonly toast: Told;
  readonly render: Told;
  readonly askRest: Told;
}

const aggUrl = 'wss://ws.agg.market/ws';

/** A world with a gateway in memory, in which an example runs. */
export interface RunningWorld {
  readonly names: World;
  /** `agg-rx` as it is, but for the address: what would go to AGG goes to the gateway in memory. */
  readonly agg: typeof agg;
  readonly server: testing.VirtualGateway;
  /** Plays a few orders to the user: one that fills, one that fails, one that falls silent. */
  readonly play: () => void;
  readonly close: () => void;
}

export function createWorld(): RunningWorld {
  const server = testing.createVirtualGateway({ appIds: ['app_demo123', 'your-app-id'] });
  const here: typeof agg = {
    ...agg,
    createGateway: ({ url = aggUrl, socket, ...options }) =>
      url === aggUrl && socket?.WebSocketCtor === undefined
        ? agg.createGateway({ ...options, url: server.url, socket: { ...socket, WebSocketCtor: server.WebSocketCtor } })
        : agg.createGateway({ ...options, url, ...(socket && { socket }) }),
    restSnapshots: (options) =>
      agg.restSnapshots(
        options.restUrl === undefined ? { ...options, restUrl: server.restUrl, fetch: server.fetch } : options,
      ),
  };
  const client = {
    refreshAccessToken: vi.fn(() => Promise.resolve(server.issueToken('usr_1'))),
    signOut: vi.fn(() => Promise.resolve()),
  };
  const session = agg.createSession(client);
  const gateway = here.createGateway({ appId: 'app_demo123', session });
  const told = (): Told => vi.fn<(...what: unknown[]) => void>();

  return {
    names: {
      gateway,
      session,
      client,
      AuthService: class {
        readonly refreshAccessToken = client.refreshAccessToken;
        readonly signOut = client.signOut;
      },
      appId: 'app_demo123',
      accessToken: server.issueToken('usr_1'),
      orderId: 'ord_1',
      show: told(),
      toast: told(),
      render: told(),
      askRest: told(),
    },
    agg: here,
    server,
    play: () => {
      storyFor('usr_1').forEach((message, index) => {
        setTimeout(() => server.send('usr_1', message), 1_000 + index * 100);
      });
    },
    close: () => {
      gateway.close();
      server.close();
    },
  };
}

function storyFor(userId: string): readonly Parameters<testing.VirtualGateway['send']>[1][] {
  const now = Date.now();
  const one = { orderId: 'ord_1', userId, dagRunId: 'run_1', totalSteps: 7 };
  const third = { ...one, stepId: 's3', sequence: 3, stepType: 'submit-order' };
  return [
    testing.orderSubmitted({ orderId: 'ord_1', timestamp: now + 1 }),
    testing.dagStarted({ orderId: 'ord_1', userId, dagRunId: 'run_1', timestamp: now + 2 }),
    testing.stepStarted({ ...third, timestamp: now + 3 }),
    testing.balanceUpdate({ venue: 'kalshi', tradingBalanceCents: 94_500, timestamp: now + 4 }),
    testing.stepCompleted({ ...third, timestamp: now + 5 }),
    testing.filled({
      orderId: 'ord_1',
      userId,
      filledAmountRaw: '1000000',
      remainingAmountRaw: '0',
      timestamp: now + 6,
    }),
    testing.failed({ orderId: 'ord_2', userId, errorReason: 'not enough money', timestamp: now + 7 }),
    testing.stepStarted({ orderId: 'ord_3', userId, timestamp: now + 8 }),
    testing.heartbeat({ ts: now + 9 }),
    testing.unrecognized({ name: 'redeem_event' }),
    testing.serverError(),
  ];
}
