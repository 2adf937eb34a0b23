import { listen } from './simulator/listen.js';
import { knobsOf } from './simulator/options.js';
import type { SimulatedGatewayOptions } from './simulator/options.js';
import { createSimulator } from './simulator/simulator.js';
import type { GatewayControls } from './simulator/simulator.js';

/** A gateway with its REST twin, on this machine. */
export interface SimulatedGateway extends GatewayControls {
  /** For sockets, such as `ws://127.0.0.1:40123/ws`. */
  readonly url: string;
  /** For REST, such as `http://127.0.0.1:40123`. */
  readonly restUrl: string;
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
 * const agg = await startSimulatedGateway({ pace: 0.1 });
 * const gateway = createGateway({
 *   appId: 'app_demo123',
 *   url: agg.url,
 *   accessToken: agg.issueToken('usr_1', { ttlMs: 60_000 }),
 * });
 *
 * const end = firstValueFrom(gateway.userEvents$.pipe(terminalOrders$()));
 * await firstValueFrom(gateway.userEvents$); // signed in
 * agg.place('usr_1', scenarios.happyPath);
 * console.log((await end).end); // filled
 *
 * gateway.close();
 * await agg.close();
 */
export async function startSimulatedGateway(options: SimulatedGatewayOptions = {}): Promise<SimulatedGateway> {
  const knobs = knobsOf(options);
  const { controls, onUpgrade, onRequest, stop } = createSimulator(knobs);
  const server = await listen(knobs.port, onUpgrade, onRequest);
  let closing: Promise<void> | undefined;
  return {
    ...controls,
    url: `ws://127.0.0.1:${server.port}/ws`,
    restUrl: `http://127.0.0.1:${server.port}`,
    close() {
      stop();
      return (closing ??= server.close());
    },
  };
}
