// One row in a process of its own, so that no other spoils its compiled code or its heap. Takes files of frames, tells
// of each the processor's time that it took, the collector's threads included (other work on the machine lengthens it less
// than it does the clock's), how much came out, and a sum over what came out.
import { memoryFor } from './corpus.mjs';
import { blocksOf } from './frameFile.mjs';

const [url, live] = process.argv.slice(2);
const { open, codeOf } = await import(url);
let emitted = 0;
let code = 0;
const { push, betweenBlocks } = await open(
  (each) => {
    emitted += 1;
    code = (code + codeOf(each)) | 0;
  },
  memoryFor(Number(live)),
);

process.on('message', async (file) => {
  emitted = 0;
  code = 0;
  let cpuUs = 0;
  for (const block of blocksOf(file)) {
    betweenBlocks?.();
    const began = process.cpuUsage();
    const pending = push(block);
    if (pending !== undefined) await pending;
    const { user, system } = process.cpuUsage(began);
    cpuUs += user + system;
  }
  process.send({ cpuUs, emitted, code });
});
process.once('disconnect', () => process.exit());
process.send('ready');
