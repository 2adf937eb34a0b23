// Counts who tries to make code from text while the modules named on the command line open and do their first work.
import { readFileSync } from 'node:fs';

let tries = 0;
const refuse = () => {
  tries += 1;
  throw new EvalError('code from text is forbidden');
};
globalThis.Function = new Proxy(Function, { construct: refuse, apply: refuse });
globalThis.eval = refuse;

const frames = JSON.parse(readFileSync(0, 'utf8'));
const { config } = await import('zod/mini');
const configBefore = { ...config() };

let decoded = 0;
for (const specifier of process.argv.slice(2)) {
  const opened = await import(specifier);
  if (specifier === 'agg-rx/protocol') decoded = frames.filter((frame) => opened.decode(frame)._tag === 'Right').length;
  if (specifier === 'zod') opened.object({ type: opened.string() }).safeParse({ type: 'heartbeat' });
}
console.log(JSON.stringify({ decoded, tries, configBefore, configAfter: config() }));
