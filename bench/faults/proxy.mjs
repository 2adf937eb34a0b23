import { connect, createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers';

/**
 * A TCP proxy on loopback in front of a port: the network between client and gateway, and what can befall it.
 *
 * - `attemptsMs`: when each client connected, by `performance.now()`
 * - `cut()`: resets every connection, with no close frame
 * - `block()`: resets new connections too, until `unblock()`
 * - `delay(ms)`: takes new connections at once, and lets bytes pass only that many milliseconds later
 * - `freeze()`: nothing passes on the connections that are open now, in either direction, and nothing closes
 */
export async function startProxy(targetPort) {
  const attemptsMs = [];
  const pairs = new Set();
  let isBlocked = false;
  let delayMs = 0;

  const server = createServer((client) => {
    attemptsMs.push(performance.now());
    client.on('error', () => undefined);
    if (isBlocked) {
      client.resetAndDestroy();
      return;
    }
    if (delayMs === 0) serve(client);
    else setTimeout(serve, delayMs, client);
  });

  function serve(client) {
    if (client.destroyed) return;
    const gateway = connect(targetPort, host);
    gateway.on('error', () => undefined);
    const pair = { client, gateway };
    pairs.add(pair);
    client.pipe(gateway).pipe(client);
    client.once('close', () => {
      pairs.delete(pair);
      gateway.destroy();
    });
    gateway.once('close', () => {
      client.destroy();
    });
  }

  await new Promise((resolve) => {
    server.listen(0, host, resolve);
  });

  const cut = () => {
    for (const { client } of pairs) client.resetAndDestroy();
  };
  return {
    port: server.address().port,
    attemptsMs,
    cut,
    block() {
      isBlocked = true;
      cut();
    },
    unblock() {
      isBlocked = false;
    },
    delay(ms) {
      delayMs = ms;
    },
    freeze() {
      for (const { client, gateway } of pairs) {
        client.unpipe(gateway).pause();
        gateway.unpipe(client).pause();
      }
    },
  };
}

const host = '127.0.0.1';
