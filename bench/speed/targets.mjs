// What agg-rx set out to reach, and whether a run shows it.
import { ratio, table, whole } from './figures.mjs';
import { aggRx, groupByScan, recipe } from './rows/pipelines/index.mjs';
import { byOrder } from './rows/watchers/index.mjs';
import { tenMore } from './rows/gateway/index.mjs';
import { bareWs, gateway, rxjsWebSocket } from './rows/socket/index.mjs';

/** Less than this an order is what a collector leaves lying about. */
const noiseBytes = 16;

/** Each reads its figure off the section that it names, where that was measured with so many live orders. */
const targets = [
  {
    what: "the whole pipeline with 1,000 live orders, beside the recipe's handler",
    target: 'at most 1.0x (milestone 2.0x)',
    section: 'pipelines',
    live: [1_000],
    judge(measured) {
      const times = measured.ratio(aggRx, 1_000, recipe);
      return { shown: `${ratio(times)}x`, met: times <= 1, milestone: times <= 2 };
    },
  },
  {
    what: 'its growth from 10 to 100,000 live orders',
    target: "at most 1.3x the growth of the recipe's handler",
    section: 'pipelines',
    live: [10, 100_000],
    judge(measured) {
      const growthOf = (row) => measured.ratio(row, 100_000) / measured.ratio(row, 10);
      const [ours, its] = [growthOf(aggRx), growthOf(recipe)];
      return { shown: `${ratio(ours)}x, its own is ${ratio(its)}x: ${ratio(ours / its)}x`, met: ours <= 1.3 * its };
    },
  },
  {
    what: '`groupBy` + `scan` + zod beside it, with 1,000 live orders',
    target: 'at least 6x as long',
    section: 'pipelines',
    live: [1_000],
    judge(measured) {
      const times = measured.ratio(groupByScan, 1_000, aggRx);
      return { shown: `${ratio(times)}x`, met: times >= 6 };
    },
  },
  {
    what: 'messages a second through a socket, beside rxjs `webSocket()` alone',
    target: 'at least 0.75x',
    section: 'socket',
    judge(measured) {
      const times = measured.ratio(gateway, rxjsWebSocket);
      return {
        shown: `${ratio(times)}x (of bare \`ws\` ${ratio(measured.ratio(gateway, bareWs))}x)`,
        met: times >= 0.75,
      };
    },
  },
  {
    what: 'ten more typed subscribers',
    target: 'at most 1.10x one',
    section: 'subscribers',
    judge(measured) {
      const times = measured.ratio(tenMore);
      return { shown: `${ratio(times)}x`, met: times <= 1.1 };
    },
  },
  {
    what: '1,000 watchers by `order$(id)`',
    target: 'at most 1.5x none',
    section: 'subscribers',
    judge(measured) {
      const times = measured.ratio(byOrder);
      return { shown: `${ratio(times)}x`, met: times <= 1.5 };
    },
  },
  {
    what: 'a live order with seven steps',
    target: 'at most 1,500 B',
    section: 'memory',
    judge(measured) {
      const { live } = measured.bytesOf(aggRx);
      return { shown: `${whole(live)} B`, met: live <= 1_500 };
    },
  },
  {
    what: 'an ended order beyond the bounds',
    target: `nothing (under ${noiseBytes} B, which is noise)`,
    section: 'memory',
    judge(measured) {
      const { ended } = measured.bytesOf(aggRx);
      return { shown: `${whole(ended)} B`, met: ended < noiseBytes };
    },
  },
  {
    what: '`createGateway` + three operators without rxjs',
    target: 'at most 12,000 B brotli',
    section: 'bundle',
    judge({ withoutRxjs: { brotli } }) {
      return { shown: `${whole(brotli)} B`, met: brotli <= 12_000 };
    },
  },
];

export function reportTargets(measured) {
  const judged = targets.map(({ what, target, section, live = [], judge }) => {
    const isMeasured =
      measured[section] !== undefined && live.every((each) => measured[section].populations.includes(each));
    if (!isMeasured) return [what, target, 'not measured in this run', ''];
    const { shown, met, milestone } = judge(measured[section]);
    return [what, target, shown, met ? 'yes' : milestone === true ? '**missed**; the milestone is met' : '**missed**'];
  });
  const missed = judged.filter((cells) => cells.at(-1).startsWith('**missed')).map(([what]) => what);
  return [
    table(['', 'target', 'measured', 'met'], judged),
    missed.length === 0 ? 'Missed: none of those measured.' : `Missed: ${missed.join('; ')}.`,
  ].join('\n\n');
}
