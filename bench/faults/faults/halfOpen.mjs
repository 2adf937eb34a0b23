import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { duration } from '../figures.mjs';
import { startScene, until, untilAllListen } from '../scene.mjs';

const observedMs = 80_000;

/** Nothing passes any more, in either direction, and nothing closes: a laptop that slept, a lost route. */
export const halfOpen = {
  name: 'half-open',
  mostlyWaits: true,
  configuredToo: true,
  async run(library, { seed }) {
    const scene = await startScene(library, { seed });
    const client = scene.join('usr_1');
    await untilAllListen(scene, [client]);
    await sleep(1_000);
    const { proxy } = scene;
    const before = proxy.attemptsMs.length;
    const frozenAtMs = performance.now();
    proxy.freeze();
    await until(() => proxy.attemptsMs.length > before, observedMs);
    return { noticedMs: (proxy.attemptsMs[before] ?? Infinity) - frozenAtMs };
  },
  rows: [
    {
      title: 'Half-open connection: time to a new socket',
      show: ({ noticedMs }) => (noticedMs === Infinity ? `not in ${observedMs / 1_000} s` : duration(noticedMs)),
      score: ({ noticedMs }) => noticedMs,
    },
  ],
};
