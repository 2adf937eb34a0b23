import { knobsOf } from './simulator/options.js';
import type { SimulatedGatewayOptions } from './simulator/options.js';
import { createSimulator } from './simulator/simulator.js';
import type { GatewayControls } from './simulator/simulator.js';
import { createNetwork } from './simulator/virtual/network.js';
import type { VirtualNetwork, VirtualSocketConstructor } from './simulator/virtual/network.js';
import { createVirtualFetch } from './simulator/virtual/virtualFetch.js';
import type { VirtualFetch } from './simulator/virtual/virtualFetch.js';

/** How a gateway in memory behaves. */
export interface VirtualGatewayOptions extends Omit<SimulatedGatewayOptions, 'port'> {
  /** How long each way takes, in milliseconds. @defaultValue 0 */
  readonly latencyMs?: number;
}

/** A gateway and its REST twin in memory. */
export interface VirtualGateway extends GatewayControls {
  /** For sockets made by `WebSocketCtor`. */
  readonly url: string;
  /** For requests sent by `fetch`. */
  readonly restUrl: string;
  /** Makes sockets to it: for `createGateway`'s `socket`. */
  readonly WebSocketCtor: VirtualSocketConstructor;
  /** Sends requests to its REST twin: for `restSnapshots`. */
  readonly fetch: VirtualFetch;
  /** What lies between, and can be cut. */
  readonly network: VirtualNetwork;
  /** Ends everything; nothing that was on its way arrives, and no timer is left. */
  readonly close: () => void;
}

/**
 * The gateway of {@link startSimulatedGateway} without a port, a socket of the system or a promise: client and
 * gateway share a scheduler, so that hours of a whole connection pass in a moment, and come out the same each time.
 *
 * @param options how it behaves
 * @example
 * const scheduler = new VirtualTimeScheduler();
 * const server = createVirtualGateway({ ports: { scheduler } });
 * const gateway = createGateway({
 *   appId: 'app_demo123',
 *   url: server.url,
 *   accessToken: server.issueToken('usr_1'),
 *   socket: { WebSocketCtor: server.WebSocketCtor },
 *   ports: { scheduler },
 * });
 * gateway.orderEvents$.subscribe(({ event }) => console.log(event));
 * scheduler.schedule(() => server.place('usr_1', scenarios.happyPath), 1_000);
 * scheduler.schedule(server.network.cut, 3_000);
 * scheduler.maxFrames = 60_000;
 * scheduler.flush();
 */
export function createVirtualGateway({ latencyMs = 0, ...options }: VirtualGatewayOptions = {}): VirtualGateway {
  const knobs = knobsOf(options);
  const wires = { latencyMs, scheduler: knobs.scheduler };
  const { controls, onUpgrade, onRequest, stop } = createSimulator(knobs);
  const { remove, isOnline, WebSocketCtor, ...network } = createNetwork(onUpgrade, wires);
  return {
    ...controls,
    url: 'ws://gateway.test/ws',
    restUrl: 'http://gateway.test',
    WebSocketCtor,
    fetch: createVirtualFetch(onRequest, wires, isOnline),
    network,
    close() {
      remove();
      stop();
    },
  } satisfies VirtualGateway;
}
