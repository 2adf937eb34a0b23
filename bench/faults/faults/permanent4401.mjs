import { performance } from 'node:perf_hooks';
import { startScene, until, untilAllListen } from '../scene.mjs';
import { duration } from '../figures.mjs';

const observedMs = 20_000;
const mostAttempts = 2_000;

/** From some moment on the gateway closes every socket with 4401, whatever the token. */
export const permanent4401 = {
  name: 'permanent 4401',
  cellsAtOnce: 8,
  async run(library, { seed }) {
    const { gateway, proxy, join } = await startScene(library, { seed });
    const client = join('usr_1');
    await untilAllListen({ gateway }, [client]);

    const attemptsBefore = proxy.attemptsMs.length;
    const refreshesBefore = client.refreshes;
    const attempts = () => proxy.attemptsMs.length - attemptsBefore;
    const startMs = performance.now();
    gateway.refuseUpgrades({ closeCode: 4401 });
    gateway.drop({ code: 4401 });
    await until(() => attempts() >= mostAttempts, observedMs);
    return {
      attempts: attempts(),
      refreshes: client.refreshes - refreshesBefore,
      tookMs: performance.now() - startMs,
      hasEnded: client.hasEnded,
    };
  },
  rows: [
    {
      title: `Every socket closed with 4401: attempts in ${observedMs / 1_000} s`,
      show: ({ attempts, tookMs, hasEnded }) => {
        if (hasEnded) return `${attempts}: it completes`;
        return tookMs < observedMs
          ? `${attempts.toLocaleString('en')} in ${duration(tookMs)}, then stopped`
          : `${attempts}`;
      },
      // An app that is not told and not reconnected is worse off than one that tries too often.
      score: ({ attempts, hasEnded }) => (hasEnded ? Infinity : attempts),
    },
    {
      title: `Every socket closed with 4401: token refreshes in ${observedMs / 1_000} s`,
      show: ({ refreshes }) => String(refreshes),
    },
  ],
};
