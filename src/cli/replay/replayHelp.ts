/** What `agg-rx replay --help` prints. */
export const replayHelp = `agg-rx replay: shows again what a tape holds, as it was shown live

Usage: agg-rx replay <tape> [--speed <number>] [--json]

The tape is a file that agg-rx record wrote; - is standard input. Nothing is
connected to, and no token is needed.

With --json it prints the very lines that agg-rx record --json printed, byte for
byte: at is when something was shown in the live run, epoch milliseconds by the
clock of the machine that recorded it, whatever the speed. Waits such as that of
a bare dag_completed for its fill are counted by the times on the tape.

Lines that can't be read are left out and named on standard error; all others
count. A tape that was broken off lacks its last line, "end": what still waited
is then shown as it stood.

Options:
  --speed <number>  so many times as fast as it was, up to 1000: 1 is real time;
                    without it there is no wait
  --json            prints one JSON object a line: status, order, end, balances,
                    note, failed

Examples:
  agg-rx replay run.ndjson
  agg-rx replay run.ndjson --speed 10
  agg-rx replay run.ndjson --json | jq -c 'select(.type == "end")'
  gunzip < run.ndjson.gz | agg-rx replay -

Exit status: 0 done or Ctrl-C, however the run on the tape ended; 2 wrong usage,
or a tape that could not be read or has lines that could not.
`;
