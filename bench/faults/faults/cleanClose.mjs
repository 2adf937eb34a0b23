import { duration, median } from '../figures.mjs';
import { throughADrop } from '../throughADrop.mjs';

const clients = 10;

/** The gateway closes with a close frame, as it does when it is deployed anew. */
export const cleanClose = {
  name: 'clean close',
  cellsAtOnce: 4,
  run: (library, { seed }) => throughADrop(library, { seed, clients, everyMs: 20, count: 320, code: 1000 }),
  rows: [
    {
      title: `Close with 1000: time to the next event, median of ${clients} clients`,
      show: ({ backMs, hasEnded }) => (hasEnded ? 'never: it completes' : duration(median(backMs))),
      score: ({ backMs }) => median(backMs),
    },
  ],
};
