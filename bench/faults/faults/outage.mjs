import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { filled, orderSubmitted } from '../aggRx.mjs';
import { duration, median } from '../figures.mjs';
import { sendNumbered, startScene, until, untilAllListen } from '../scene.mjs';

const clientCount = 10;
const ordersEach = 20;

/** The network is away for a second; meanwhile orders fill. The gateway does not replay, and REST knows. */
export const outage = {
  name: 'outage',
  cellsAtOnce: 8,
  configuredToo: true,
  async run(library, { seed }) {
    const scene = await startScene(library, { seed });
    const clients = Array.from({ length: clientCount }, (_, index) => scene.join(`usr_${index}`));
    await untilAllListen(scene, clients);
    const { gateway, proxy } = scene;
    const orders = clients.flatMap(({ userId }) =>
      Array.from({ length: ordersEach }, (_, index) => ({ userId, orderId: `${userId}, order ${index}` })),
    );
    for (const { userId, orderId } of orders) {
      gateway.send(userId, orderSubmitted({ orderId, timestamp: Date.now() }));
    }
    await sleep(200);

    proxy.block();
    await sleep(500);
    for (const { userId, orderId } of orders) {
      gateway.send(userId, filled({ userId, orderId, filledAmountRaw: '100000000', timestamp: Date.now() }));
    }
    await sleep(500);
    const overAtMs = performance.now();
    proxy.unblock();

    const numbers = sendNumbered(scene, clients, { everyMs: 50 });
    await until(() => clients.every(({ numbered }) => numbered.length > 0), 10_000);
    await until(() => clients.every(({ filledOrders }) => filledOrders.size === ordersEach), 2_000);
    numbers.stop();
    return {
      backMs: clients.map(({ numbered }) => (numbered[0]?.atMs ?? Infinity) - overAtMs),
      known: clients.reduce((sum, { filledOrders }) => sum + filledOrders.size, 0),
    };
  },
  rows: [
    {
      title: `Outage of 1 s: time from its end to the next event, median of ${clientCount} clients`,
      show: ({ backMs }) => duration(median(backMs)),
      score: ({ backMs }) => median(backMs),
    },
    {
      title: `Outage of 1 s in which ${clientCount * ordersEach} orders fill: fills known 2 s after the return`,
      show: ({ known }) => String(known),
      score: ({ known }) => -known,
    },
  ],
};
