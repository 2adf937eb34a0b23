import { startScene, sendNumbered, until, untilAllListen } from '../scene.mjs';

const ttlMs = 40_000;
const count = 600;
const mostAttempts = 200;

/** The user's token expires: the gateway closes the socket with 4401, and lets in only who brings a fresh one. */
export const tokenExpires = {
  name: 'token expires',
  mostlyWaits: true,
  async run(library, { seed }) {
    const scene = await startScene(library, { seed });
    const client = scene.join('usr_1', { ttlMs });
    await untilAllListen(scene, [client]);
    const numbers = sendNumbered(scene, [client], { everyMs: 100, count });
    const attempts = () => scene.proxy.attemptsMs.length - 1;
    await until(() => numbers.sent() === count || attempts() >= mostAttempts, count * 100 * 2);
    await until(() => client.numbered.at(-1)?.number === count, 500);
    const isBack = client.numbered.at(-1)?.number === count;
    const { hasEnded } = client;
    return { attempts: attempts(), isBack, hasEnded, lost: isBack ? count - client.numbered.length : Infinity };
  },
  rows: [
    {
      title: `Token expires after ${ttlMs / 1_000} s (close 4401): events lost, of ${count} sent at 10 a second`,
      show: ({ isBack, hasEnded, lost, attempts }) => {
        if (isBack) return String(lost);
        return `never back: ${hasEnded ? 'it completes' : `${attempts} attempts with the old token`}`;
      },
      score: ({ lost }) => lost,
    },
  ],
};
