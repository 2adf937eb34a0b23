/** What `agg-rx simulate --help` prints. */
export const simulateHelp = `agg-rx simulate: serves a simulated gateway on this machine, with faults on demand

Usage: agg-rx simulate [--port <number>] [--seed <number>] [--user <name>]
                       [--orders-per-second <number>] [faults]

Speaks AGG's protocol as far as it is known, with its REST on the same port, and
plays orders that end in every way: filled, partially filled, cancelled, failed.
It listens on 127.0.0.1 alone and runs until Ctrl-C. The same seed gives the same
orders, with the same events one after the other; their times are those of the
clock.

Options:
  --port <number>               a free one unless given
  --seed <number>               1 unless given
  --user <name>                 whose orders are played; demo unless given
  --orders-per-second <number>  trades placed, 0 to 1000; 0.5 unless given
  --orders <number>             so many trades, and no more; all stay in memory
  --pace <number>               an order takes so many times its usual 1 to 8
                                seconds; 0 sends it at once
  --token-ttl <seconds>         how long tokens are valid; 900 unless given
  --opaque-tokens               tokens don't say when they expire, so that no
                                client can renew them in time
  --heartbeat <seconds>         between heartbeats, 0 for none; 30 unless given
  --json                        prints one JSON object a line: serving, note

Faults, none unless given:
  --drop-every <seconds>        drops all connections, as a broken network does
  --close-code <code>           drops them with a close frame of this code
  --freeze-every <seconds>      loses the user's messages for a while; heartbeats
                                go on
  --freeze-for <seconds>        how long; 5 unless given
  --stall-every <seconds>       lets nothing through for a while, then everything
  --stall-for <seconds>         how long; 5 unless given
  --duplicate <ms>              sends each of the user's messages again, up to so
                                much later
  --reorder <ms>                delays each of them by up to so much, so that they
                                overtake one another

Examples:
  agg-rx simulate --port 4000 --orders-per-second 2
  agg-rx simulate --port 4000 --drop-every 10 --token-ttl 30 --opaque-tokens
  agg-rx watch --simulated http://127.0.0.1:4000
  agg-rx record run.ndjson --simulated http://127.0.0.1:4000

No token is shown here. A client of your own signs in as it would at AGG; any
name and signature will do. The answer has an accessToken and a refreshToken,
which are good for nothing else:
  curl -s http://127.0.0.1:4000/auth/verify \\
    -H 'content-type: application/json' \\
    -d '{"message":"demo","signature":"any"}'

Exit status: 0 Ctrl-C, 1 the port could not be served (and why, on standard
error), 2 wrong usage.
`;
