import { catchError, connect, ignoreElements, lastValueFrom, map, merge, of, reduce, takeUntil, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Command } from '../command.js';
import { demo$ } from '../demo/demo.js';
import { exitStatus, type ExitStatus } from '../exitStatus.js';
import type { CliPorts } from '../ports.js';
import { jsonLines } from '../writers/jsonLines.js';
import { plainLines } from '../writers/plainLines.js';
import { terminal } from '../writers/terminal.js';
import type { Writer } from '../writers/writer.js';
import type { Change, Seen } from './change.js';
import { liveGateway$ } from './liveGateway.js';
import { readWatchArgs, type WatchArgs } from './watchArgs.js';
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
    const { status, reason } = await lastValueFrom(watched(args.right, ports), { defaultValue: begun });
    if (reason !== undefined) ports.err.write(`agg-rx watch: ${reason}\n`);
    return status;
  },
};

interface Outcome {
  readonly status: ExitStatus;
  /** Why the watch is over, where nobody asked for it. */
  readonly reason?: string;
}

const begun: Outcome = { status: exitStatus.done };

/** Watches to the end, writing all that is seen; gives how it came out once everything is written. */
function watched(args: WatchArgs, ports: CliPorts): Observable<Outcome> {
  const changes$ = args.source === 'demo' ? demo$(args) : liveGateway$(args, ports);
  const seen$ = changes$.pipe(
    catchError((error: unknown) => of<Change>({ type: 'failed', reason: messageOf(error) })),
    map((change): Seen => ({ ...change, at: ports.nowMs() })),
    takeUntil(ports.interrupted$),
  );
  return seen$.pipe(
    connect((shared$) =>
      merge(
        shared$.pipe(writerFor(args, ports), tap(ports.out.write), ignoreElements()),
        shared$.pipe(reduce(afterSeen, begun)),
      ),
    ),
  );
}

function writerFor({ json }: WatchArgs, { out, env }: CliPorts): Writer {
  if (json) return jsonLines;
  // The convention of no-color.org: set, whatever to, unless it is empty.
  const colour = (env['NO_COLOR'] ?? '') === '';
  return out.isTerminal ? terminal({ size: out.size, colour }) : plainLines;
}

function afterSeen(before: Outcome, seen: Seen): Outcome {
  switch (seen.type) {
    case 'failed':
      return { status: exitStatus.failed, reason: seen.reason };
    case 'summary':
      return seen.summary.ok ? before : { ...before, status: exitStatus.failed };
    case 'status':
    case 'order':
    case 'end':
    case 'balances':
    case 'note':
      return before;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
