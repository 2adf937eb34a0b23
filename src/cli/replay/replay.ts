import { catchError, EMPTY, filter, map, takeUntil, takeWhile, type Observable } from 'rxjs';
import type { Command } from '../command.js';
import { exitStatus } from '../exitStatus.js';
import type { HeardAt } from '../heard/heard.js';
import { told } from '../heard/told.js';
import type { CliPorts } from '../ports.js';
import { reasonOf } from '../reasonOf.js';
import { linesOf } from '../tape/linesOf.js';
import { readTapeLine } from '../tape/readTapeLine.js';
import type { Seen } from '../watch/change.js';
import { show } from '../watch/show.js';
import { tapeTime } from './tapeTime.js';
import { readReplayArgs, type ReplayArgs } from './replayArgs.js';
import { replayHelp } from './replayHelp.js';

/** `agg-rx replay`. */
export const replay: Command = {
  name: 'replay',
  summary: 'shows again what a tape holds, as it was shown live',
  help: replayHelp,
  async run(argv, ports) {
    const args = readReplayArgs(argv);
    if (args._tag === 'Left') {
      ports.err.write(`agg-rx replay: ${args.left}. See agg-rx replay --help\n`);
      return exitStatus.wrongUsage;
    }
    const faults: string[] = [];
    const seen$ = seenOn(args.right, ports, (fault) => faults.push(fault));
    const { reason } = await show(seen$, args.right, ports);
    if (reason !== undefined) ports.err.write(`agg-rx replay: the run on the tape ended so: ${reason}\n`);
    for (const fault of faults.slice(0, mostFaults)) ports.err.write(`agg-rx replay: ${fault}\n`);
    if (faults.length > mostFaults) ports.err.write(`agg-rx replay: and ${faults.length - mostFaults} lines more\n`);
    return faults.length === 0 ? exitStatus.done : exitStatus.wrongUsage;
  },
};

const mostFaults = 10;

/** What the tape's run showed, up to where it can't be read any further; lines that can't be read are left out. */
function seenOn(
  { file, speed }: ReplayArgs,
  { files, input, interrupted$ }: CliPorts,
  onFault: (fault: string) => void,
): Observable<Seen> {
  const lines$ = linesOf(file === '-' ? input.text$ : files.text(file));
  const heard$ = lines$.pipe(
    map((line, index): HeardAt | undefined => {
      if (line.trim() === '') return undefined;
      const read = readTapeLine(line);
      if (read._tag === 'Left') onFault(`line ${index + 1} is left out: ${read.left}`);
      return read._tag === 'Right' ? read.right : undefined;
    }),
    catchError((error: unknown) => {
      onFault(`the tape can't be read: ${reasonOf(error)}`);
      return EMPTY;
    }),
    filter((heard) => heard !== undefined),
  );
  const time = speed === undefined ? undefined : tapeTime(speed);
  const seen$ = told(time === undefined ? heard$ : heard$.pipe(time.inTime), time?.clock);
  return seen$.pipe(
    takeWhile(({ type }) => type !== 'failed', true),
    takeUntil(interrupted$),
  );
}
