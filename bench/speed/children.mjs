// Processes of ours: each answers what it is sent, one message at a time.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** `--expose-gc` for the heap's figures; the young generation begins as large as it would soon become. */
export const nodeFlags = ['--expose-gc', '--min-semi-space-size=16'];
const roomyFlags = ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256'];

const running = new Set();

/** Starts a file of this folder and waits until it is ready: `ask` gives its answer to a message. */
export const startChild = (file, ...args) => start(nodeFlags, file, args);

/** The same with a young generation that takes 256 MB before anything is collected. */
export const startRoomyChild = (file, ...args) => start(roomyFlags, file, args);

async function start(execArgv, file, args) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv });
  const name = [file, ...args].join(' ');
  running.add(child);
  child.once('exit', () => running.delete(child));

  const answer = () =>
    new Promise((resolve, reject) => {
      const onExit = (code, signal) => reject(new Error(`${name} ended without an answer: ${signal ?? code}`));
      child.once('exit', onExit);
      child.once('message', (message) => {
        child.off('exit', onExit);
        resolve(message);
      });
    });

  const ready = await answer();
  return {
    ready,
    ask(message) {
      const told = answer();
      child.send(message);
      return told;
    },
    stop: () => child.disconnect(),
  };
}

process.on('exit', () => running.forEach((child) => child.kill()));
