// One row in a process of its own, so that no other spoils its compiled code or its heap. Takes files of frames, tells
// of each how long it took, how much came out, and a sum over what came out.
import { blocksOf } from './frameFile.mjs';

const { open, codeOf } = await import(process.argv[2]);
let emitted = 0;
let code = 0;
const { push, betweenBlocks } = await open((each) => {
  emitted += 1;
  code = (code + codeOf(each)) | 0;
});

process.on('message', async (file) => {
  emitted = 0;
  code = 0;
  let ms = 0;
  for (const block of blocksOf(file)) {
    betweenBlocks?.();
    const beganMs = performance.now();
    const pending = push(block);
    if (pending !== undefined) await pending;
    ms += performance.now() - beganMs;
  }
  process.send({ ms, emitted, code });
});
process.send('ready');
