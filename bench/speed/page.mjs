/** `docs/performance.md`: what a reader needs to know to read the report, and the report. */
export const pageOf = (report) => `# Performance

What agg-rx costs, beside what one might use instead. One command measures it all and writes this page:

\`\`\`sh
npm ci && npm run bench -- --write docs/performance.md
\`\`\`

It builds the package, installs the others beside it (\`bench/speed\`), and takes about twelve minutes.
\`--only pipelines --rounds 3 --frames 20000\` shortens it.

## How to read it

- **Look at the ratios.** Nanoseconds differ from machine to machine. Each ratio is taken within one round, in which all
  rows were given the same frames one after the other; the table gives the median of the rounds, and in brackets between
  what they lay. Where the brackets of two rows overlap, call it a tie.
- **The unit is \`JSON.parse\`**: what parsing the same frames alone takes. Nothing that parses with it and does more can be
  below 1.
- **Each row runs in a process of its own**, so that neither its compiled code nor its heap is spoilt by another. Time is
  the processor's, the collector's threads included: other work on the machine disturbs it less than it does the clock.
- **Frames come as from a socket**: fresh strings, made a block at a time outside the time that is measured. They are those
  of the simulated gateway's scripts (seven in ten orders go straight to their fill; others are retried, filled in parts,
  split, fail, or are cancelled), so many orders at once, mixed by chance. Each row is told how the live orders came to
  where they stand, and runs one round more, before the measuring begins.
- **Every row proves its work.** Before anything is measured each state that it emits is compared with those of the other
  rows, and each order's end and amount with what its script says. In each round the number of states and a sum over them
  must be those of the other rows, or there is no report. \`npm run bench -- --check\` does the first alone.
- **Others are written as their own docs would have it**, with the same zod schema and the same reducer by spread, and
  where they hold orders by id they let go of one at its last event, trusting that events come in order. \`groupBy\` has no
  \`duration\`, as in tutorials. agg-rx takes events in any order and keeps every step.
- **The recipe's handler** is the least that one can write: it validates nothing, changes its objects in place, keeps no
  steps and never forgets an order; it gives nothing for four of the twelve events.
- **An order is over when it is filled, and its run goes on for some events.** agg-rx remembers the last 1,000 that are over;
  with more than some hundred live orders at once that is not enough for each to see its last step, so these rows run with
  \`rememberOver\` twice the live orders. The table of memory is made with the defaults.

## The last run

${report.replace(/^## /gm, '### ')}
`;
