// What a browser's own WebSocket says of an end, where Node's `ws` might say something else.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { WebSocketServer } from 'ws';
import { until } from './chromium.mjs';
import { browserScenes } from './scene.mjs';

const scene = browserScenes();
const retry = { initialMs: 1, maxMs: 1 };

describe("a browser's socket", () => {
  it('tells the code and the reason of each close, and another one is opened after it', async (t) => {
    const { agg, open } = await scene(t, 'connection', { settings: { retry } });
    const { heard, isClean } = await open();
    for (const code of [1000, 1001, 1008, 1011, 1012, 1013, 3000, 4000, 4001, 4401, 4403, 4429]) {
      await until(() => agg.connections() === 1, 'a socket is open');
      const sockets = agg.seen().connectionCount;
      const reason = `because of ${code}`;
      agg.drop({ code, reason });
      const close = await heard('close', (each) => each.reason === reason);
      assert.deepEqual({ code: close.code, wasClean: close.wasClean }, { code, wasClean: true });
      await until(() => agg.seen().connectionCount > sockets, 'another socket');
    }
    await isClean();
  });

  it('tells 1006 where the connection broke', async (t) => {
    const { agg, open } = await scene(t, 'connection', { settings: { retry } });
    const { heard, isClean } = await open();
    await heard('status', ({ state }) => state === 'authenticated');
    agg.drop();
    const { code, reason, wasClean, phase } = await heard('close');
    assert.deepEqual(
      { code, reason, wasClean, phase },
      { code: 1006, reason: '', wasClean: false, phase: 'authenticated' },
    );
    await until(() => agg.seen().connectionCount === 2, 'another socket');
    await isClean();
  });

  it('tells 1006 where the handshake was refused, and no status of it', async (t) => {
    const { agg, open } = await scene(t, 'connection', { settings: { retry } });
    agg.refuseUpgrades({ status: 403, times: 1 });
    const { heard } = await open();
    const { code, phase } = await heard('close');
    assert.deepEqual({ code, phase }, { code: 1006, phase: 'connecting' });
    await heard('status', ({ state }) => state === 'authenticated');
  });

  it('is closed with 1000 when the gateway is closed', async (t) => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    t.after(() => server.close());
    const url = `ws://127.0.0.1:${server.address().port}/ws`;
    const closed = new Promise((resolve) => {
      server.on('connection', (socket) => {
        socket.on('close', resolve);
        socket.send('{"type":"connected","appId":"app_demo123"}');
      });
    });
    const { open } = await scene(t, 'connection', {
      settings: { url, isAnonymous: true },
      connectTo: [new URL(url).origin],
    });
    const { heard, isClean, page } = await open();
    await heard('status', ({ state }) => state === 'open');
    await page.evaluate(() => window.dispatchEvent(new Event('leave')));
    assert.equal(await closed, 1000);
    await heard('status', ({ state }) => state === 'closed');
    await isClean();
  });
});
