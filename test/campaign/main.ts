// Many runs against a hostile gateway, each of another seed. `npm run campaign` takes 1,000 runs from a seed drawn by
// chance; `npm run campaign -- --runs 10000 --seed 1` says how many and from where; `--runs 1 --seed N` replays one.
import { parseArgs } from 'node:util';
import { config } from 'rxjs';
import { campaign } from './campaign.js';
import { planOf } from './plan.js';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string' } },
});
const runs = Number(values.runs);
const firstSeed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const mostShown = 10;

let unhandled = 0;
config.onUnhandledError = (error) => {
  unhandled += 1;
  console.error('an error that nobody handled:', error);
};

console.log(`${runs} runs from seed ${firstSeed}`);
if (runs === 1) console.log(JSON.stringify(planOf(firstSeed), undefined, 2));
const beganAtMs = performance.now();
const { failures, totals } = campaign({ firstSeed, runs });
// Such an error is thrown by a timer of its own.
await new Promise((resolve) => setTimeout(resolve, 10));

for (const { seed, wrongs } of failures.slice(0, mostShown)) {
  console.log(`seed ${seed}: ${wrongs.join('; ')}`);
  console.log(`  again: npm run campaign -- --runs 1 --seed ${seed}`);
}
const tookS = (performance.now() - beganAtMs) / 1_000;
console.log(`orders                 ${totals.orders}`);
console.log(`faults                 ${totals.faults}`);
console.log(`breaks that were seen  ${totals.breaks}`);
console.log(`messages never heard   ${totals.missed}, and mended by REST`);
console.log(`virtual time           ${(totals.tookMs / 3_600_000).toFixed(1)} h`);
console.log(`time                   ${tookS.toFixed(1)} s`);
console.log(`runs that went wrong   ${failures.length}`);
if (failures.length > 0 || unhandled > 0) process.exitCode = 1;
