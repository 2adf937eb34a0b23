import type { Command } from './command.js';
import { exitStatus, type ExitStatus } from './exitStatus.js';
import type { CliPorts } from './ports.js';
import { version } from './version.js';
import { record } from './record/record.js';
import { replay } from './replay/replay.js';
import { simulate } from './simulate/simulate.js';
import { watch } from './watch/watch.js';

const commands: readonly Command[] = [watch, record, replay, simulate];

const help = `agg-rx: AGG's gateway on the command line

Usage: agg-rx <command> [options]

Commands:
${commands.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`).join('\n')}

Options:
  --help    shows this; after a command, what that command takes
  --version

Examples:
  agg-rx watch
  agg-rx record demo.ndjson
  agg-rx replay demo.ndjson --speed 2

Exit status: 0 done, 1 the connection ended for good, 2 wrong usage.
`;

/** Runs the command that the arguments name, with what stands after `agg-rx`; gives the exit status. */
export async function run(argv: readonly string[], ports: CliPorts): Promise<ExitStatus> {
  const [first, ...rest] = argv;
  if (first === '--help' || first === '-h') {
    ports.out.write(help);
    return exitStatus.done;
  }
  if (first === '--version') {
    ports.out.write(`${version()}\n`);
    return exitStatus.done;
  }
  const command = commands.find(({ name }) => name === first);
  if (command === undefined) {
    // The word itself is not repeated: it might be a token that has lost its way.
    const known = commands.map(({ name }) => name).join(', ');
    ports.err.write(`agg-rx: ${first === undefined ? 'which command?' : 'no such command.'} One of: ${known}\n`);
    return exitStatus.wrongUsage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    ports.out.write(command.help);
    return exitStatus.done;
  }
  return command.run(rest, ports);
}
