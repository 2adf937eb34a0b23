// One fault against one library, in a process of its own: `cell.mjs FAULT LIBRARY SEED`, by `fork`.
import { seedChance } from './chance.mjs';

const [faultName, libraryName, seed] = process.argv.slice(2);
const answer = (message) => process.send(message, () => process.exit());

// Whoever asked is gone.
process.on('disconnect', () => process.exit());
process.on('uncaughtException', ({ stack }) => answer({ failed: stack }));
process.on('unhandledRejection', (reason) => answer({ failed: String(reason?.stack ?? reason) }));

seedChance(Number(seed));
const { faults } = await import('./faults/index.mjs');
const { libraries } = await import('./libraries/index.mjs');

const fault = faults.find(({ name }) => name === faultName);
const library = libraries.find(({ name }) => name === libraryName);
answer({ result: await fault.run(library, { seed: Number(seed) }) });
