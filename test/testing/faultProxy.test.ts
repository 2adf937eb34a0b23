import { connect as connectTcp } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { frameOf, heartbeat, startFaultProxy, type FaultProxy, type SimulatedGateway } from 'agg-rx/testing';
import { connect, start, type Client } from './support/client.js';

/** A client that is connected to a gateway through a proxy, and greeted. */
async function scene(): Promise<{ gateway: SimulatedGateway; proxy: FaultProxy; client: Client }> {
  const gateway = await start({ heartbeatMs: 0 });
  const proxy = await startFaultProxy(gateway.url);
  onTestFinished(proxy.close);
  const client = await connect({ ...gateway, url: proxy.through(gateway.url) });
  await client.next();
  return { gateway, proxy, client };
}

const untilHeard = async (gateway: SimulatedGateway, text: string): Promise<void> => {
  while (!gateway.seen().received.some((frame) => frame.text === text)) await new Promise(setImmediate);
};

describe('a fault proxy', () => {
  it('passes everything on, both ways, and then the close', async () => {
    const { gateway, proxy, client } = await scene();

    gateway.broadcast(heartbeat({ ts: 7 }));
    client.sendText('hello');

    expect(await client.next()).toStrictEqual(heartbeat({ ts: 7 }));
    await untilHeard(gateway, 'hello');
    gateway.drop({ code: 4401, reason: 'token' });
    expect(await client.closed).toStrictEqual({ code: 4401, reason: 'token' });
    while (proxy.connections() > 0) await new Promise(setImmediate);
  });

  it('cuts in the middle of a frame: the frame never comes, and the socket breaks off', async () => {
    const { gateway, proxy, client } = await scene();
    const seen: string[] = [];
    void client.nextText().then((text) => seen.push(text));

    proxy.cutMidFrame();
    gateway.broadcast(heartbeat({ ts: 7 }));

    expect(await client.closed).toMatchObject({ code: 1006 });
    expect(seen).toStrictEqual([]);
  });

  it('resets a connection at both ends', async () => {
    const { gateway, proxy, client } = await scene();

    proxy.reset();

    expect(await client.closed).toMatchObject({ code: 1006 });
    while (gateway.connections() > 0) await new Promise(setImmediate);
  });

  it('opens a connection half: nothing passes, and neither side hears of it', async () => {
    const { gateway, proxy, client } = await scene();
    const other = await connect({ ...gateway, url: proxy.through(gateway.url) });
    await other.next();
    proxy.halfOpen();
    const later = await connect({ ...gateway, url: proxy.through(gateway.url) });
    await later.next();
    const seen: string[] = [];
    void client.nextText().then((text) => seen.push(text));

    client.sendText('into the void');
    expect(gateway.broadcast(heartbeat({ ts: 7 }))).toBe(3);
    later.sendText('hello');

    // What came after it is there, so that it would be too.
    expect(await later.next()).toStrictEqual(heartbeat({ ts: 7 }));
    await untilHeard(gateway, 'hello');
    expect(gateway.seen().received.map(({ text }) => text)).toStrictEqual(['hello']);
    expect(seen).toStrictEqual([]);
    expect(gateway.connections()).toBe(3);
  });

  it('holds back what comes, and gives it in order when that is over', async () => {
    const { gateway, proxy, client } = await scene();
    const go = proxy.stall();
    const later = await connect({ ...gateway, url: proxy.through(gateway.url) });
    await later.next();
    const seen: string[] = [];
    const first = client.nextText().then((text) => seen.push(text));

    gateway.broadcast(heartbeat({ ts: 1 }));
    gateway.broadcast(heartbeat({ ts: 2 }));
    await later.take(2);
    expect(seen).toStrictEqual([]);
    go();

    await first;
    expect(seen).toStrictEqual([frameOf(heartbeat({ ts: 1 }))]);
    expect(await client.next()).toStrictEqual(heartbeat({ ts: 2 }));
  });

  it('lets nobody through while it is offline', async () => {
    const { gateway, proxy, client } = await scene();

    const backOnline = proxy.goOffline();
    expect(await client.closed).toMatchObject({ code: 1006 });
    const port = Number(new URL(proxy.through(gateway.url)).port);
    const tcp = connectTcp(port, '127.0.0.1');
    tcp.on('error', () => undefined);
    await new Promise((resolve) => tcp.on('close', resolve));
    backOnline();

    const again = await connect({ ...gateway, url: proxy.through(gateway.url) });
    expect(await again.next()).toMatchObject({ type: 'connected' });
  });
});
