// One run of a program that follows orders, while its connection is broken in the middle, held against the truth.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { scenarios, startSimulatedGateway } from 'agg-rx/testing';

const limitMs = 60_000;

/**
 * Runs `program` in the folder `at`; resolves when it has ended by itself and has shown what truly happened. `says` is
 * what it may write to standard error: nothing, unless said otherwise.
 */
export async function followsOrders({ program, args, at, says = /^$/ }) {
  const agg = await startSimulatedGateway({ pace: 0.2 });
  const accessToken = agg.issueToken('usr_1');
  const scripts = [scenarios.happyPath, scenarios.retriesExhausted, scenarios.partialThenCancelled].map((of, at) =>
    of(at),
  );
  const child = spawn(program, [...args, agg.url, agg.restUrl, String(scripts.length)], {
    cwd: at,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, AGG_ACCESS_TOKEN: accessToken },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const tooLong = setTimeout(() => child.kill('SIGKILL'), limitMs);
  let complaints = '';
  child.stderr.on('data', (text) => (complaints += text));
  const exited = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ?? code));
  });

  const lines = [];
  let isDropped = false;
  let isPlaced = false;
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text);
    lines.push(line);
    if (!isPlaced && line.state === 'authenticated') {
      isPlaced = true;
      for (const script of scripts) agg.place('usr_1', script);
    }
    if (!isDropped && line.order?.progress?.step === 2) {
      isDropped = true;
      agg.drop();
    }
  }
  const exit = await exited;
  clearTimeout(tooLong);
  const { connectionCount } = agg.seen();
  await agg.close();

  assert.equal(exit, 0, complaints);
  assert.match(complaints, says);
  assert.deepEqual(lines[0], { decoded: 'Right' });
  assert.ok(!JSON.stringify(lines).includes(accessToken));
  assert.ok(connectionCount >= 2, 'it has connected again');
  const states = lines.flatMap(({ state }) => state ?? []);
  assert.equal(states.filter((state) => state === 'authenticated').length, connectionCount);
  assert.equal(states.at(-1), 'closed');
  for (const { orderId, end, filledRaw } of scripts.flatMap(({ truth }) => truth)) {
    const last = lines.flatMap(({ order }) => order ?? []).findLast((order) => order.orderId === orderId);
    assert.equal(last.end, end);
    assert.equal(last.fill?.filledRaw ?? '0', String(filledRaw));
  }
}
