// One client in a process of its own: from the first thing that comes to the last.
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers';
import { memoryFor } from './corpus.mjs';

const [rowUrl, url, expected, live] = process.argv.slice(2);
const { connect, isCounted } = await import(rowUrl);

process.on('message', () => {
  let emitted = 0;
  let beganMs;
  let began;
  const leave = connect(
    url,
    (each) => {
      if (!isCounted(each)) return;
      if (emitted === 0) {
        beganMs = performance.now();
        began = process.cpuUsage();
      }
      emitted += 1;
      if (emitted < Number(expected)) return;
      const ms = performance.now() - beganMs;
      const { user, system } = process.cpuUsage(began);
      setImmediate(leave);
      process.send({ ms, cpuUs: user + system, emitted });
    },
    memoryFor(Number(live)),
  );
});
process.once('disconnect', () => process.exit());
process.send('ready');
