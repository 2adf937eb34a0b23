// A client whose socket is dropped every second, for ten minutes: are heap, handles and listeners where they began?
// `npm run soak`, or `npm run soak -- --minutes 1`. The gateway runs in a process of its own, so that only the client
// is measured, and without the compilers whose code grows for as long as anything runs.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setInterval } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGateway, createSession, restSnapshots, withSnapshots } from 'agg-rx';
import { balanceByVenue$, orderLifecycle$, stuckOrders$, terminalOrders$ } from 'agg-rx/operators';
import { balanceUpdate, scenarios, startSimulatedGateway, stepRetrying } from 'agg-rx/testing';
import { filter, firstValueFrom, share, skip } from 'rxjs';
import { WebSocket } from 'ws';

const dropEveryMs = 1_000;
const eventEveryMs = 70;
const warmUpMs = 20_000;
const quietAfterMs = 300;
const mayGrowBytes = 250_000;
const dropCodes = [1006, 1001, 1012];

if (process.send === undefined) await watch();
else await serve();

/** The gateway's process: drops sockets, places orders, ends with its parent. */
async function serve() {
  const server = await startSimulatedGateway({ pace: 0.2, heartbeatMs: 200 });
  process.send({
    url: server.url,
    restUrl: server.restUrl,
    accessToken: server.issueToken('usr_1', { ttlMs: 86_400_000 }),
  });
  let tick = 0;
  // Five orders at the beginning, and no more: an order is remembered, and what it takes is no leak.
  for (let order = 0; order < 5; order += 1) server.place('usr_1', scenarios.happyPath);
  setInterval(() => {
    tick += 1;
    const timestamp = Date.now();
    server.send('usr_1', balanceUpdate({ tradingBalanceCents: tick, timestamp }));
    server.send('usr_1', stepRetrying({ orderId: 'ord_open', attempt: tick, timestamp }));
  }, eventEveryMs);
  setInterval(() => server.drop({ code: dropCodes[tick % dropCodes.length] }), dropEveryMs);
  process.once('disconnect', () => process.exit());
}

async function watch() {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
  const minutes = Number(values.minutes);
  const server = fork(fileURLToPath(import.meta.url));
  const [{ url, restUrl, accessToken }] = await once(server, 'message');

  const sockets = countedSockets();
  const session = createSession({ accessToken });
  const gateway = createGateway({
    appId: 'app_demo123',
    url,
    session,
    socket: { WebSocketCtor: sockets.WebSocketCtor },
    retry: { initialMs: 50, maxMs: 200 },
  });
  const events$ = gateway.userEvents$.pipe(
    withSnapshots(restSnapshots({ appId: 'app_demo123', session, restUrl })),
    share(),
  );
  let events = 0;
  for (const operator of [
    orderLifecycle$(),
    terminalOrders$(),
    balanceByVenue$(),
    stuckOrders$({ silentMs: 60_000 }),
  ]) {
    events$.pipe(operator).subscribe(() => (events += 1));
  }

  const report = (when, now) => {
    const { heapBytes, handles, listeners, sockets: alive } = now;
    const heap = `${(heapBytes / 2 ** 20).toFixed(2)} MiB`;
    console.log(`${when}  heap ${heap}, handles ${handles}, listeners ${listeners}, sockets in memory ${alive}`);
  };
  const measure = async () => {
    await firstValueFrom(
      gateway.status$.pipe(
        skip(1),
        filter(({ state }) => state === 'authenticated'),
      ),
    );
    // REST is read after the break; then all is quiet until the next one.
    await sleep(quietAfterMs);
    // Twice with a pause: what is finalized by the first is let go by the second.
    globalThis.gc();
    await sleep(quietAfterMs);
    globalThis.gc();
    return {
      heapBytes: process.memoryUsage().heapUsed,
      // Timers come and go with each wait; what is open stays.
      handles: process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout').length,
      listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
      sockets: sockets.inMemory(),
    };
  };

  await sleep(warmUpMs);
  const before = await measure();
  report('at first  ', before);
  for (let minute = 1; minute <= minutes; minute += 1) {
    await sleep(60_000);
    report(`${String(minute).padStart(3)} min    `, await measure());
  }
  const after = await measure();
  report('at last   ', after);
  console.log(`${sockets.opened()} sockets were opened, ${events} states shown`);

  gateway.close();
  server.disconnect();
  await once(server, 'exit');
  await sleep(2_000);
  const left = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout' || kind === 'TCPSocketWrap');
  console.log(`left when all was closed: ${left.length === 0 ? 'nothing' : left.join(', ')}`);

  const isSame =
    after.heapBytes - before.heapBytes < mayGrowBytes &&
    after.handles <= before.handles &&
    after.listeners <= before.listeners &&
    after.sockets <= before.sockets + 2 &&
    left.length === 0;
  console.log(isSame ? 'ok: all is where it began' : 'NOT where it began');
  process.exitCode = isSame ? 0 : 1;
}

/** The constructor of sockets, with a count of those that the collector has not taken yet. */
function countedSockets() {
  let opened = 0;
  let collected = 0;
  const registry = new FinalizationRegistry(() => (collected += 1));
  class Counted extends WebSocket {
    constructor(...args) {
      super(...args);
      opened += 1;
      registry.register(this, undefined);
    }
  }
  return { WebSocketCtor: Counted, opened: () => opened, inMemory: () => opened - collected };
}
