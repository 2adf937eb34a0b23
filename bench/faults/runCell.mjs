import { fork } from 'node:child_process';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('cell.mjs', import.meta.url));
const limitMs = 150_000;

/** One fault against one library: its figures, or a rejection that says why there are none. */
export function runCell(fault, library, seed) {
  // Libraries may write to the console, which is no part of the table. Advanced: `Infinity` stays what it is.
  const child = fork(file, [fault.name, library.name, String(seed)], { stdio: 'ignore', serialization: 'advanced' });
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${fault.name}, ${library.name}: ${why}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`no end in ${limitMs} ms`);
    }, limitMs);
    child.once('message', ({ result, failed }) => {
      if (failed === undefined) resolve(result);
      else fail(failed);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`exit ${code} without figures`);
    });
  });
}
