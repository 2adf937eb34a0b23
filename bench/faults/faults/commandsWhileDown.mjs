import { setTimeout as sleep } from 'node:timers/promises';
import { sendNumbered, startScene, until, untilAllListen } from '../scene.mjs';

const commands = Array.from({ length: 10 }, (_, index) => `command_${index}`);

/** The app sends commands while the network is away. Late, they may do harm: the app has to know which were sent. */
export const commandsWhileDown = {
  name: 'commands while down',
  cellsAtOnce: 8,
  async run(library, { seed }) {
    const scene = await startScene(library, { seed });
    const client = scene.join('usr_1');
    await untilAllListen(scene, [client]);
    const { gateway, proxy } = scene;

    // Short enough for rxjs `webSocket` to return at its first attempt: it forgets its queue when an attempt fails.
    proxy.block();
    await sleep(80);
    const answers = commands.map((outcomeId) =>
      client.send({ type: 'subscribe', channel: 'orderbook', outcomeIds: [outcomeId] }),
    );
    await sleep(40);
    proxy.unblock();

    const numbers = sendNumbered(scene, [client], { everyMs: 100 });
    await until(() => client.numbered.length > 0, 12_000);
    await sleep(1_000);
    numbers.stop();
    const arrived = gateway.seen().received.map(({ text }) => text);
    return {
      replayed: commands.filter((command) => arrived.some((text) => text.includes(command))).length,
      refused: answers.filter((answer) => answer === false).length,
    };
  },
  rows: [
    {
      title: `${commands.length} commands sent while down: replayed blindly after the return`,
      show: ({ replayed }) => String(replayed),
      score: ({ replayed }) => replayed,
    },
    {
      title: `${commands.length} commands sent while down: lost without a word to the caller`,
      show: (result) => String(lostSilently(result)),
      score: lostSilently,
    },
  ],
};

function lostSilently({ replayed, refused }) {
  return Math.max(0, commands.length - replayed - refused);
}
