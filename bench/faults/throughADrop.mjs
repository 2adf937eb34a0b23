import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { mean } from './figures.mjs';
import { sendNumbered, startScene, until, untilAllListen } from './scene.mjs';

/**
 * Clients get an event every `everyMs`; one client after another is dropped once. Gives, for each client, the time from
 * the drop to the next event (`Infinity`: it never came), and what its events were short of or had twice.
 */
export async function throughADrop(library, { seed, clients: clientCount, everyMs, count, code }) {
  const scene = await startScene(library, { seed });
  const clients = Array.from({ length: clientCount }, (_, index) => scene.join(`usr_${index}`));
  await untilAllListen(scene, clients);

  const numbers = sendNumbered(scene, clients, { everyMs, count });
  const drops = [];
  for (const { userId } of clients) {
    await sleep(apartMs);
    drops.push({ atMs: performance.now(), lastSent: numbers.sent() });
    scene.gateway.drop({ userId, ...(code !== undefined && { code }) });
  }
  await until(() => numbers.sent() === count, count * everyMs * 2);
  await sleep(500);

  const distinct = clients.map(({ numbered }) => new Set(numbered.map(({ number }) => number)).size);
  const tokens = new Set(clients.map(({ firstToken }) => firstToken));
  return {
    backMs: clients.map((client, index) => backAfter(client, drops[index])),
    lost: mean(distinct.map((seen) => count - seen)),
    hasEnded: clients.every(({ hasEnded }) => hasEnded),
    repeated: mean(clients.map(({ numbered }, index) => numbered.length - distinct[index])),
    cameWithFreshToken: scene.gateway.seen().upgrades.some(({ token }) => !tokens.has(token)),
  };
}

const apartMs = 50;

function backAfter({ numbered }, { atMs, lastSent }) {
  const first = numbered.find(({ number }) => number > lastSent);
  return first === undefined ? Infinity : first.atMs - atMs;
}
