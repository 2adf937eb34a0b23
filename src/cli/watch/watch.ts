import type { Command } from '../command.js';
import { exitStatus } from '../exitStatus.js';
import { listen } from './listen.js';
import { show } from './show.js';
import { sourceFor } from './sourceFor.js';
import { readWatchArgs } from './watchArgs.js';
import { watchHelp } from './watchHelp.js';

/** `agg-rx watch`. */
export const watch: Command = {
  name: 'watch',
  summary: "each order's progress and end, and balances, as they happen",
  help: watchHelp,
  async run(argv, ports) {
    const args = readWatchArgs(argv);
    if (args._tag === 'Left') {
      ports.err.write(`agg-rx watch: ${args.left}. See agg-rx watch --help\n`);
      return exitStatus.wrongUsage;
    }
    const { source, json } = args.right;
    const { status, reason } = await show(listen(sourceFor(source, ports), ports), { json }, ports);
    if (reason !== undefined) ports.err.write(`agg-rx watch: ${reason}\n`);
    return status;
  },
};
