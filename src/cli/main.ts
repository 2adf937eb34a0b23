#!/usr/bin/env node
import { createInterface } from 'node:readline';
import { defer, finalize, fromEvent, merge, take, takeUntil } from 'rxjs';
import { files, textOf } from './files.js';
import type { CliPorts } from './ports.js';
import { run } from './run.js';

const { stdin, stdout, stderr } = process;

// `agg-rx watch | head` has read enough: an end like Ctrl-C, and no reason for a stack trace, however late it shows.
stdout.on('error', () => undefined);
const readerGone$ = fromEvent(stdout, 'error');

const firstLine$ = defer(() => {
  const lines = createInterface({ input: stdin });
  return fromEvent(lines, 'line', (line: string) => line).pipe(
    take(1),
    finalize(() => {
      lines.close();
    }),
    takeUntil(fromEvent(lines, 'close')),
  );
});

const ports: CliPorts = {
  out: {
    write: (text) => stdout.write(text),
    isTerminal: stdout.isTTY,
    size: () => ({ columns: stdout.columns, rows: stdout.rows }),
  },
  err: { write: (text) => stderr.write(text) },
  env: process.env,
  input: { isTerminal: stdin.isTTY, firstLine$, text$: textOf(() => stdin) },
  files,
  interrupted$: merge(fromEvent(process, 'SIGINT'), fromEvent(process, 'SIGTERM'), readerGone$),
  nowMs: Date.now,
};

process.exitCode = await run(process.argv.slice(2), ports);
