/** What `agg-rx watch --help` prints. */
export const watchHelp = `agg-rx watch: each order's progress and end, and balances, as they happen

Usage: agg-rx watch [--json] [--pace <number>]
       agg-rx watch --app-id <id> [--url <address>] [--origin <origin>] [--json]

Without --app-id it starts a simulated gateway in this process and shows a demo: a handful of orders that end in
every way, a dropped connection and a token that expires, then a summary of what was shown against what the
scripts say. With --app-id it watches a real gateway until Ctrl-C.

Options:
  --app-id <id>       the app, as AGG knows it
  --url <address>     the gateway; wss://ws.agg.market/ws unless given
  --origin <origin>   sent with the connect: AGG checks it against the app's allowed origins
  --json              prints one JSON object a line: status, order, end, balances, note, failed, summary
  --pace <number>     the demo takes so many times its usual 10 seconds; 0.1 is fast

The user's access token comes from AGG_ACCESS_TOKEN, or else from the first line of standard input; never from an
argument. Without one only the connection itself is watched, since orders belong to a user. The command can't
refresh a token: when the gateway refuses it, the watch ends with status 1. Amounts are shown as shares of
1,000,000 raw units each. Colour is left out when NO_COLOR is set, or when the output is not a terminal.

Exit status: 0 done or Ctrl-C, 1 the connection ended for good (and why, on standard error) or the demo's summary
is not as its scripts say, 2 wrong usage.
`;
