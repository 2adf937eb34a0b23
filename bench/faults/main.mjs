// The fault table: `npm start`, or `npm start -- --seed 7`. Prints Markdown and takes about three minutes; progress goes
// to standard error.
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { faults } from './faults/index.mjs';
import { configured, libraries, ours } from './libraries/index.mjs';
import { runCell } from './runCell.mjs';
import { tableOf } from './table.mjs';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
const seed = Number(values.seed);
/** What came of each fault, by library; a cell that failed is not in it. */
const results = new Map(faults.map((fault) => [fault, new Map()]));

const librariesOf = (fault) => libraries.filter((library) => library !== configured || fault.configuredToo);

async function runFault(fault) {
  const waiting = librariesOf(fault);
  const worker = async () => {
    for (let library = waiting.shift(); library !== undefined; library = waiting.shift()) {
      try {
        results.get(fault).set(library, await runCell(fault, library, seed));
      } catch (error) {
        // The rest of the table is still worth having.
        console.error(error);
        process.exitCode = 1;
      }
    }
  };
  await Promise.all(Array.from({ length: fault.cellsAtOnce ?? waiting.length }, worker));
  console.error(`${fault.name}: done`);
}

// Others at work on the machine spoil the timing: the load is told with the table.
const [loadBefore] = loadavg();
const beside = Promise.all(faults.filter(({ mostlyWaits }) => mostlyWaits).map(runFault));
// Those that many may share come first, so that the timing of the others is not disturbed by the start.
const others = faults.filter(({ mostlyWaits }) => !mostlyWaits).sort((a, b) => b.cellsAtOnce - a.cellsAtOnce);
for (const fault of others) await runFault(fault);
await beside;

const [loadAfter] = loadavg();
const machine = `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model}`;
console.log(`${machine}; load average ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after; seed ${seed}\n`);

const resultOf = (fault, library) => results.get(fault).get(library);
console.log(tableOf(faults, libraries, resultOf, { ours, configured }));
