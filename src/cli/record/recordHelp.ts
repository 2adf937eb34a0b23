import { sourceHelp, tokenHelp } from '../watch/watchHelp.js';

/** What `agg-rx record --help` prints. */
export const recordHelp = `agg-rx record: watches, and writes a tape of it that holds no token

Usage: agg-rx record <file> [--force] [--json] [--pace <number>]
       agg-rx record <file> --app-id <id> [--url <address>] [--rest-url <url>]
                     [--origin <origin>] [--force] [--json]
       agg-rx record <file> --simulated <url> [--user <name>] [--force] [--json]

Shows what agg-rx watch shows, until Ctrl-C, and writes down all that it came
from: one JSON object a line, with the time at which it was heard. agg-rx replay
shows the same again. Without --app-id or --simulated it records the demo,
without the summary.

The file is made for its owner alone (mode 0600). Every token that was in use and
everything like one is *** in it, however it was written. Each line is written
when it is heard, so a tape ends with a whole line whatever happens.

Options:
  --force            writes over a file that is there
${sourceHelp}
  --json             prints one JSON object a line, as agg-rx watch does

Examples:
  agg-rx record demo.ndjson
  agg-rx record run.ndjson --app-id app_1 --origin https://my.app < token.txt
  agg-rx record run.ndjson --simulated http://127.0.0.1:4000 --json
  jq -c 'select(.type == "frame").frame' run.ndjson

${tokenHelp}

Lines of a tape (at: epoch milliseconds by this machine's clock):
  {"at":…,"type":"tape","version":1}      the first
  {"at":…,"type":"frame","frame":{…}}     a message as the gateway sent it
  {"at":…,"type":"rejected","error":{…}}  a frame that could not be read: why, and
                                          its first 200 characters
  {"at":…,"type":"event","event":{…}}     a continuity marker, or what REST said
  {"at":…,"type":"status","status":{…}}   the connection
  {"at":…,"type":"note","text":…}         what the demo says
  {"at":…,"type":"failed","reason":…}     the last, where the connection ended for
                                          good
  {"at":…,"type":"end"}                   the last otherwise

Exit status: 0 done or Ctrl-C, 1 the connection ended for good or the tape could
not be written (and why, on standard error), 2 wrong usage, or no file could be
made.
`;
