// A gateway of agg-rx, its user signed in, over a socket without a network.
import { setImmediate } from 'node:timers';
import { createGateway, orderLifecycle$ } from '../../aggRx.mjs';
import { userId } from '../../corpus.mjs';
import { fakeSockets } from './fakeSocket.mjs';

const appId = 'app_bench';

/** The gateway with one subscriber that folds the orders, and with those that `subscribe` adds. */
export async function openGateway(emit, memory, subscribe = () => undefined) {
  const { WebSocketCtor, bring } = fakeSockets();
  const gateway = createGateway({ appId, accessToken: 'bench', socket: { WebSocketCtor } });
  gateway.userEvents$.pipe(orderLifecycle$(memory)).subscribe(emit);
  subscribe(gateway);
  const { promise, resolve } = withResolvers();
  gateway.status$.subscribe(({ state }) => state === 'authenticated' && resolve());
  await new Promise(setImmediate);
  bring(JSON.stringify({ type: 'connected', appId, userId }));
  await promise;
  return {
    push(block) {
      for (const frame of block) bring(frame);
    },
  };
}

function withResolvers() {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}
