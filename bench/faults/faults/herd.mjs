import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { duration, mostWithin, quantile } from '../figures.mjs';
import { startScene, until, untilAllListen } from '../scene.mjs';

const clientCount = 200;
const observedMs = 8_000;

/**
 * Every client is dropped at one moment, as when a gateway restarts. New connections are taken at once and served 2 s
 * later, so that attempts are spread by what the clients do and not by how fast this machine serves them.
 */
export const herd = {
  name: 'herd',
  cellsAtOnce: 1,
  async run(library, { seed }) {
    const scene = await startScene(library, { seed });
    const clients = [];
    for (let index = 0; index < clientCount; index += 1) {
      clients.push(scene.join(`usr_${index}`));
      await sleep(2);
    }
    await untilAllListen(scene, clients);
    const { proxy } = scene;
    const before = proxy.attemptsMs.length;
    const droppedAtMs = performance.now();
    proxy.delay(2_000);
    proxy.cut();
    await until(() => proxy.attemptsMs.length - before >= clientCount, observedMs);
    await sleep(200);
    return { attemptsMs: proxy.attemptsMs.slice(before).map((atMs) => atMs - droppedAtMs) };
  },
  rows: [
    {
      title: `${clientCount} clients dropped together: spread of their attempts, 5th to 95th percentile`,
      show: ({ attemptsMs }) => `${duration(spreadMs(attemptsMs))}${extra(attemptsMs)}`,
      score: ({ attemptsMs }) => -spreadMs(attemptsMs),
    },
    {
      title: `${clientCount} clients dropped together: most attempts in any 100 ms`,
      show: ({ attemptsMs }) => String(mostWithin(attemptsMs, 100)),
      score: ({ attemptsMs }) => mostWithin(attemptsMs, 100),
    },
  ],
};

const spreadMs = (attemptsMs) => quantile(attemptsMs, 0.95) - quantile(attemptsMs, 0.05);

const extra = ({ length }) => (length === clientCount ? '' : ` (${length} attempts)`);
