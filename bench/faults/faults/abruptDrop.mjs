import { duration, median } from '../figures.mjs';
import { throughADrop } from '../throughADrop.mjs';

const count = 320;
const clients = 10;

/** The connection breaks off without a close frame; the token is still good. */
export const abruptDrop = {
  name: 'abrupt drop',
  cellsAtOnce: 1,
  run: (library, { seed }) => throughADrop(library, { seed, clients, everyMs: 20, count }),
  rows: [
    {
      title: `Abrupt drop: time to the next event, median of ${clients} clients (slowest)`,
      show: ({ backMs }) => `${duration(median(backMs))} (${duration(Math.max(...backMs))})`,
      score: ({ backMs }) => median(backMs),
    },
    {
      title: 'Abrupt drop: token on the return, the former still being good',
      show: ({ cameWithFreshToken }) => (cameWithFreshToken ? 'a new one' : 'the same'),
    },
    {
      title: `Abrupt drop: events lost, of ${count} sent at 50 a second, mean`,
      show: ({ lost }) => lost.toFixed(1),
      score: ({ lost }) => lost,
    },
    {
      title: 'Abrupt drop: events given twice, mean',
      show: ({ repeated }) => repeated.toFixed(1),
      score: ({ repeated }) => repeated,
    },
  ],
};
