import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulatedGateway, stepStarted } from './aggRx.mjs';
import { startProxy } from './proxy.mjs';

const appId = 'app_demo123';

/** A gateway, the network before it, and clients of one library. */
export async function startScene({ connect }, { seed, ...options }) {
  const gateway = await startSimulatedGateway({ seed, badTokenAtConnect: 'close', ...options });
  const proxy = await startProxy(Number(new URL(gateway.url).port));
  const url = `ws://127.0.0.1:${proxy.port}/ws`;

  /** A client of its own user, whose first token lives for `ttlMs`. What it meets is written down in what comes back. */
  function join(userId, tokenLife = {}) {
    const firstToken = gateway.issueToken(userId, tokenLife);
    const client = { userId, firstToken, numbered: [], filledOrders: new Set(), refreshes: 0, hasEnded: false };
    const refresh = () => {
      client.refreshes += 1;
      return Promise.resolve(gateway.issueToken(userId));
    };
    const onMessage = (message) => {
      if (message.number !== undefined) client.numbered.push({ number: message.number, atMs: performance.now() });
      if (isFill(message)) client.filledOrders.add(message.orderId ?? message.order.id);
    };
    const onEnd = () => {
      client.hasEnded = true;
    };
    const { restUrl } = gateway;
    const { send } = connect({ url, restUrl, appId, accessToken: firstToken, refresh, onMessage, onEnd });
    return Object.assign(client, { send });
  }

  return { gateway, proxy, join };
}

const isFill = ({ type, event, order }) =>
  (type === 'order_event' && event === 'filled') || (type === 'order_snapshot' && order.status === 'filled');

/** Sends each client an event every `everyMs`, numbered from 1, until as many as `count` are sent. */
export function sendNumbered({ gateway }, clients, { everyMs, count = Infinity }) {
  let number = 0;
  const timer = setInterval(() => {
    number += 1;
    for (const { userId } of clients) gateway.send(userId, numberedEvent(userId, number));
    if (number === count) clearInterval(timer);
  }, everyMs);
  return {
    sent: () => number,
    stop() {
      clearInterval(timer);
    },
  };
}

/** `payload` is there since the Polymarket client hands on no frame without that word. */
const numberedEvent = (userId, number) => ({
  ...stepStarted({ userId, orderId: `order of ${userId}`, timestamp: Date.now() }),
  number,
  payload: {},
});

/** Waits until each client has had an event: it is signed in. */
export async function untilAllListen(scene, clients) {
  const probe = sendNumbered(scene, clients, { everyMs: 50 });
  const isIn = await until(() => clients.every(({ numbered }) => numbered.length > 0), 10_000);
  probe.stop();
  if (!isIn) throw new Error('a client did not get in before any fault');
  await sleep(200);
  for (const { numbered } of clients) numbered.length = 0;
}

/** Whether it came true before `limitMs` were over. */
export async function until(isTrue, limitMs) {
  const endMs = performance.now() + limitMs;
  while (performance.now() < endMs) {
    if (isTrue()) return true;
    await sleep(10);
  }
  return isTrue();
}
