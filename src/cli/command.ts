import type { ExitStatus } from './exitStatus.js';
import type { CliPorts } from './ports.js';

/** One word after `agg-rx`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly help: string;
  /** Runs to its end with what stands after its name. */
  readonly run: (argv: readonly string[], ports: CliPorts) => Promise<ExitStatus>;
}
