import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../children.mjs';
import { corpusOf, expectedTogether } from '../corpus.mjs';
import { median, medianRatio, ratioWithRange, table, whole } from '../figures.mjs';
import { writeFrames } from '../frameFile.mjs';
import { bareWs, clients, rxjsWebSocket } from '../rows/socket/index.mjs';

export const title = 'Through a real socket on loopback';
const live = 1_000;

export async function measure({ rounds = 9, frames = 200_000, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'agg-rx-bench-'));
  const file = join(folder, 'frames');
  const corpus = corpusOf({ live, seed: 2 });
  const parts = [...corpus.history(frames), corpus.take(frames)];
  const expected = expectedTogether(parts);
  writeFrames(
    file,
    parts.flatMap((part) => part.frames),
  );

  const server = await startChild('socketServer.mjs', file);
  const children = await Promise.all(
    clients.map(({ url, emits }) =>
      startChild('socketChild.mjs', url, server.ready, String(expected[emits]), String(live)),
    ),
  );
  const messagesASecond = new Map(clients.map((client) => [client, []]));
  const cpuUs = new Map(clients.map((client) => [client, []]));
  try {
    for (const child of children) await child.ask('warm up');
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < clients.length; turn += 1) {
        const at = (turn + round) % clients.length;
        const answer = await children[at].ask('run');
        messagesASecond.get(clients[at]).push((expected.frames / answer.ms) * 1_000);
        cpuUs.get(clients[at]).push(answer.cpuUs);
      }
      say(`round ${round + 1} of ${rounds}`);
    }
  } finally {
    [server, ...children].forEach((child) => child.stop());
    rmSync(folder, { recursive: true });
  }
  const speedOf = (client) => messagesASecond.get(client);
  return {
    rounds,
    frames: expected.frames,
    speedOf,
    cpuOf: (client) => cpuUs.get(client),
    ratio: (client, base) => medianRatio(speedOf(client), speedOf(base)),
  };
}

export function report({ rounds, frames, speedOf, cpuOf }) {
  return [
    `${rounds} rounds of ${whole(frames)} messages of 1,000 live orders. A server in a process of its own sends bytes made beforehand, as fast as the client reads. Speeds by the clock, and the processor's time beside them.`,
    table(
      ['', 'messages a second (best)', 'of rxjs `webSocket()`', 'of bare `ws`', "processor's time of bare `ws`"],
      clients.map((client) => [
        client.title,
        `${whole(median(speedOf(client)))} (${whole(Math.max(...speedOf(client)))})`,
        ratioWithRange(speedOf(client), speedOf(rxjsWebSocket)),
        ratioWithRange(speedOf(client), speedOf(bareWs)),
        ratioWithRange(cpuOf(client), cpuOf(bareWs)),
      ]),
    ),
  ].join('\n\n');
}
