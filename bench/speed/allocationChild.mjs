// How many bytes one row allocates a frame, in a process of its own whose young generation is so large that nothing is
// collected while it is measured.
import { Buffer } from 'node:buffer';
import { corpusOf, memoryFor } from './corpus.mjs';

const [url, emits] = process.argv.slice(2);
const { open } = await import(url);
const live = 1_000;
const framesAPart = 2_000;
const partsBefore = 40;
const parts = 40;

let emitted = 0;
const { push, betweenBlocks } = await open(() => (emitted += 1), memoryFor(live));

/** As from a socket: a string in one piece. */
const flat = (frame) => Buffer.from(frame).toString();

async function allocatedBy(part) {
  const frames = part.frames.map(flat);
  betweenBlocks?.();
  globalThis.gc();
  emitted = 0;
  const before = process.memoryUsage().heapUsed;
  const pending = push(frames);
  if (pending !== undefined) await pending;
  const bytes = process.memoryUsage().heapUsed - before;
  const expected = part.expected[emits];
  if (emitted !== expected) throw new Error(`gave ${emitted} of ${expected} ${emits}`);
  return bytes;
}

const corpus = corpusOf({ live, seed: 7 });
for (const part of corpus.history(framesAPart)) await allocatedBy(part);
for (let part = 0; part < partsBefore; part += 1) await allocatedBy(corpus.take(framesAPart));
let bytes = 0;
for (let part = 0; part < parts; part += 1) bytes += await allocatedBy(corpus.take(framesAPart));
process.send({ bytesAFrame: bytes / (parts * framesAPart) });
await push([]);
process.disconnect();
