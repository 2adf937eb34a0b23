import { connect, ignoreElements, lastValueFrom, merge, reduce, tap, type Observable } from 'rxjs';
import { exitStatus, type ExitStatus } from '../exitStatus.js';
import type { CliPorts } from '../ports.js';
import { jsonLines } from '../writers/jsonLines.js';
import { plainLines } from '../writers/plainLines.js';
import { terminal } from '../writers/terminal.js';
import type { Writer } from '../writers/writer.js';
import type { Seen } from './change.js';

/** How it came out. */
export interface Outcome {
  readonly status: ExitStatus;
  /** Why it is over, where nobody asked for that. */
  readonly reason?: string;
}

/** Writes all that is seen, and tells how it came out once everything is written. */
export function show(seen$: Observable<Seen>, { json }: { readonly json: boolean }, ports: CliPorts): Promise<Outcome> {
  const written$ = seen$.pipe(
    connect((shared$) =>
      merge(
        shared$.pipe(writerFor(json, ports), tap(ports.out.write), ignoreElements()),
        shared$.pipe(reduce(afterSeen, begun)),
      ),
    ),
  );
  return lastValueFrom(written$, { defaultValue: begun });
}

const begun: Outcome = { status: exitStatus.done };

function writerFor(json: boolean, { out, env }: CliPorts): Writer {
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
