import type { Either } from 'fp-ts/Either';
import { map } from 'rxjs';
import type { Command } from '../command.js';
import { exitStatus } from '../exitStatus.js';
import type { CliPorts, NewFile } from '../ports.js';
import { reasonOf } from '../reasonOf.js';
import { recorder } from '../tape/recorder.js';
import { left, right } from '../../units/either.js';
import { listen } from '../watch/listen.js';
import type { Source } from '../watch/source.js';
import { show } from '../watch/show.js';
import { sourceFor } from '../watch/sourceFor.js';
import { readRecordArgs, type RecordArgs } from './recordArgs.js';
import { recordHelp } from './recordHelp.js';

/** `agg-rx record`. */
export const record: Command = {
  name: 'record',
  summary: 'watches, and writes a tape of it that holds no token',
  help: recordHelp,
  async run(argv, ports) {
    const args = readRecordArgs(argv);
    if (args._tag === 'Left') {
      ports.err.write(`agg-rx record: ${args.left}. See agg-rx record --help\n`);
      return exitStatus.wrongUsage;
    }
    const { source, json } = args.right;
    const tape = createTape(args.right, ports);
    if (tape._tag === 'Left') {
      ports.err.write(`agg-rx record: ${tape.left}\n`);
      return exitStatus.wrongUsage;
    }
    const kept = new Set<Source>();
    const keep = (each: Source) => {
      kept.add(each);
      return recorder(tape.right, each.redact);
    };
    // The demo's summary was never heard, so no replay could show it.
    const source$ = sourceFor(source, ports).pipe(map(({ heard$, redact }): Source => ({ heard$, redact })));
    const { status, reason } = await show(listen(source$, ports, keep), { json }, ports);
    if (kept.size === 0) tape.right.discard();
    else if (ports.out.isTerminal && !json) ports.out.write('\nagg-rx replay shows this tape again.\n');
    if (reason !== undefined) ports.err.write(`agg-rx record: ${reason}\n`);
    return status;
  },
};

function createTape({ file, force }: RecordArgs, { files }: CliPorts): Either<string, NewFile> {
  try {
    return right(files.create(file, { replace: force }));
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    return left(
      isThere ? 'there is such a file already; --force writes over it' : `no tape can be made: ${reasonOf(error)}`,
    );
  }
}
