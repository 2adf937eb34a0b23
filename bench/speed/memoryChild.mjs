// What one row's heap holds for orders, in a process of its own. Frames are made on the way, and nothing here keeps them.
import { setImmediate } from 'node:timers';
import { scenarios } from './aggRx.mjs';
import { expectedOf, livesOf, userId } from './corpus.mjs';

const [url, emits, what, count, countBefore] = process.argv.slice(2);
const { open } = await import(url);

let emitted = 0;
let timestamp = 1_710_000_000_000;
const lives = livesOf(7, () => scenarios.happyPath);
const endsIt = new Set(['filled', 'dag_completed', undefined]);

const frameOf = (message) => {
  timestamp += 1;
  return JSON.stringify(message.type === 'order_event' ? { ...message, userId, timestamp } : { ...message, timestamp });
};
const isLive = ({ type, event }) => type === 'order_submitted' || (type === 'order_event' && !endsIt.has(event));

/** So many orders, told one after the other: live ones have gone through all seven steps and are not filled. */
async function tell({ push }, orders) {
  let expected = 0;
  emitted = 0;
  for (let order = 0; order < orders; order += 1) {
    const { messages } = lives.next().value;
    const told = messages.filter(what === 'live' ? isLive : () => true);
    expected += expectedOf(told)[emits];
    const pending = push(told.map(frameOf));
    if (pending !== undefined) await pending;
  }
  if (emitted !== expected) throw new Error(`gave ${emitted} of ${expected} ${emits}`);
}

async function heapBytes() {
  // What the first lets go of, the later ones take.
  for (let time = 0; time < 4; time += 1) {
    await new Promise(setImmediate);
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
}

const row = await open(() => (emitted += 1));
await tell(row, Number(countBefore));
const before = await heapBytes();
await tell(row, Number(count));
const after = await heapBytes();
process.send({ bytesAnOrder: (after - before) / Number(count) });
// The row is alive until here.
await row.push([]);
process.disconnect();
