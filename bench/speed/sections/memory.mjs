import { startChild, startRoomyChild } from '../children.mjs';
import { table, whole } from '../figures.mjs';
import { jsonParse, pipelines } from '../rows/pipelines/index.mjs';

export const title = 'Memory';
/** The first orders make the code; of the ended ones they fill what agg-rx remembers of such. */
const before = { live: 2_000, ended: 20_000 };
const orders = { live: 10_000, ended: 20_000 };

export async function measure({ say }) {
  const bytesOf = new Map();
  const waiting = [...pipelines];
  const worker = async () => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      const { ready } = await startRoomyChild('allocationChild.mjs', row.url, row.emits);
      const held = { frame: ready.bytesAFrame };
      for (const what of row === jsonParse ? [] : ['live', 'ended']) {
        const { ready } = await startChild(
          'memoryChild.mjs',
          row.url,
          row.emits,
          what,
          String(orders[what]),
          String(before[what]),
        );
        held[what] = ready.bytesAnOrder;
      }
      bytesOf.set(row, held);
      say(row.title);
    }
  };
  await Promise.all([worker(), worker()]);
  return { bytesOf: (row) => bytesOf.get(row) };
}

export const report = ({ bytesOf }) =>
  [
    `Bytes of heap an order, after forced collections: ${whole(orders.live)} live orders that have gone through seven steps, and ${whole(orders.ended)} more that ended after ${whole(before.ended)} had ended. A few bytes are noise. And the bytes that a frame makes a row allocate, kept or not, with 1,000 live orders; the frame itself is not counted.`,
    table(
      ['', 'a live order', 'an ended order', 'allocated a frame'],
      pipelines.map((row) => [
        row.title,
        ...(row === jsonParse ? ['', ''] : [whole(bytesOf(row).live), whole(bytesOf(row).ended)]),
        whole(bytesOf(row).frame),
      ]),
    ),
  ].join('\n\n');
