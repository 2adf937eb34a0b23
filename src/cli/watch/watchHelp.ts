/** The part of a help text that says what is listened to. */
export const sourceHelp = `  --app-id <id>      the app, as AGG knows it
  --url <address>    the gateway; wss://ws.agg.market/ws unless given
  --origin <origin>  sent with the connect: AGG checks it against the app's list
  --rest-url <url>   where is read what was missed: https://api.agg.market, or
                     nowhere where --url is given without it, since a token goes
                     to no place but those you name
  --no-rest          reads nothing over REST: what happens while the connection
                     is down stays unknown
  --simulated <url>  an address that agg-rx simulate shows; needs no token
  --user <name>      who is signed in there; demo unless given
  --pace <number>    the demo takes so many times its usual 10 seconds`;

/** The part of a help text about tokens and amounts. */
export const tokenHelp = `The user's access token comes from AGG_ACCESS_TOKEN, or else from the first line
of standard input; never from an argument. Without one only the connection
itself is watched, since orders belong to a user. The command can't refresh a
token: when the gateway refuses it, it ends with status 1. Amounts are shown as
shares of 1,000,000 raw units each. Colour is left out when NO_COLOR is set, or
when the output is not a terminal.`;

/** What `agg-rx watch --help` prints. */
export const watchHelp = `agg-rx watch: each order's progress and end, and balances, as they happen

Usage: agg-rx watch [--json] [--pace <number>]
       agg-rx watch --app-id <id> [--url <address>] [--rest-url <url>]
                    [--origin <origin>] [--json]
       agg-rx watch --simulated <url> [--user <name>] [--json]

Without --app-id it starts a simulated gateway in this process and shows a demo:
a handful of orders that end in every way, a dropped connection and a token that
expires, then a summary of what was shown against what the scripts say. With
--app-id it watches a real gateway until Ctrl-C, and reads over REST what it
missed.

Options:
${sourceHelp}
  --json             prints one JSON object a line: status, order, end,
                     balances, note, failed, summary

Examples:
  agg-rx watch
  agg-rx watch --app-id app_1 --origin https://my.app < token.txt
  agg-rx watch --simulated http://127.0.0.1:4000
  agg-rx watch --json | jq -c 'select(.type == "end").order | [.orderId, .end]'

${tokenHelp}

Exit status: 0 done or Ctrl-C, 1 the connection ended for good (and why, on
standard error) or the demo's summary is not as its scripts say, 2 wrong usage.
`;
