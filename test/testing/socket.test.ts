import { describe, expect, it } from 'vitest';
import {
  balanceUpdate,
  filled,
  frameOf,
  heartbeat,
  serverError,
  unrecognized,
  unrecognizedEvent,
} from 'agg-rx/testing';
import { connect, connectAs, read, start } from './support/client.js';
import { virtualTime } from '../support/virtualTime.js';

const ids = (count: number, prefix = 'vmo'): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}_${at}`);

const greeted = async (options: Parameters<typeof start>[0] = {}) => {
  const gateway = await start(options);
  const client = await connect(gateway);
  await client.next();
  return { gateway, client };
};

describe('heartbeats', () => {
  it('come in their period, with the time of the gateway', async () => {
    const { scheduler, advanceBy } = virtualTime(1_000);
    const { client } = await greeted({ heartbeatMs: 15_000, ports: { scheduler } });

    advanceBy(30_000);

    expect(await client.take(2)).toStrictEqual([heartbeat({ ts: 16_000 }), heartbeat({ ts: 31_000 })]);
  });

  it('come every 30 s unless said otherwise, and end with the socket', async () => {
    const { scheduler, advanceBy } = virtualTime(0);
    const { gateway, client } = await greeted({ ports: { scheduler } });

    advanceBy(30_000);
    expect(await client.next()).toStrictEqual(heartbeat({ ts: 30_000 }));
    await client.close();
    advanceBy(30_000);

    expect(gateway.sentFrames()).toHaveLength(2);
  });

  it('can be left out', async () => {
    const { scheduler, advanceBy } = virtualTime();
    const { gateway } = await greeted({ heartbeatMs: 0, ports: { scheduler } });

    advanceBy(600_000);

    expect(gateway.sentFrames()).toHaveLength(1);
  });
});

describe('WebSocket pings', () => {
  it('come in their period where they are asked for, beside the frames', async () => {
    const { scheduler, advanceBy } = virtualTime();
    const { gateway, client } = await greeted({ wsPingMs: 10_000, heartbeatMs: 0, ports: { scheduler } });
    const pinged = client.pinged();

    advanceBy(10_000);

    await pinged;
    expect(gateway.sentFrames()).toHaveLength(1);
  });
});

describe('subscriptions', () => {
  const subscribe = (outcomeIds: readonly string[], channel = 'orderbook') => ({
    action: 'subscribe',
    channel,
    outcomeIds,
  });

  it('are answered with their channel and ids', async () => {
    const { client } = await greeted();

    client.send(subscribe(['vmo_1', 'vmo_2']));
    expect(await client.next()).toStrictEqual({
      type: 'subscribed',
      outcomeIds: ['vmo_1', 'vmo_2'],
      channel: 'orderbook',
    });
    client.send({ action: 'unsubscribe', channel: 'orderbook', outcomeIds: ['vmo_1'] });
    expect(await client.next()).toStrictEqual({ type: 'unsubscribed', outcomeIds: ['vmo_1'], channel: 'orderbook' });
  });

  it('are answered with market ids on arb, and with none on arb-feed', async () => {
    const { client } = await greeted();

    client.send({ action: 'subscribe', channel: 'arb', marketIds: ['mkt_1'] });
    client.send({ action: 'unsubscribe', channel: 'arb-feed' });

    expect(await client.take(2)).toStrictEqual([
      { type: 'subscribed', marketIds: ['mkt_1'], channel: 'arb' },
      { type: 'unsubscribed', channel: 'arb-feed' },
    ]);
  });

  const limit = serverError({ message: 'Subscription limit exceeded' });

  it('stop at 100 over order book and trades together, and the socket stays open', async () => {
    const { client } = await greeted();

    client.send(subscribe(ids(60)));
    client.send(subscribe(ids(41), 'trades'));
    client.send(subscribe(ids(40), 'trades'));

    expect(await client.take(3)).toMatchObject([{ type: 'subscribed' }, limit, { type: 'subscribed' }]);
  });

  it('take what fits and refuse the rest, where that is asked for', async () => {
    const { client } = await greeted({ limitMode: 'partial', maxSubscriptions: 2 });

    client.send(subscribe(['a', 'b', 'c']));
    client.send(subscribe(['d']));

    expect(await client.take(3)).toStrictEqual([
      { type: 'subscribed', outcomeIds: ['a', 'b'], channel: 'orderbook' },
      limit,
      limit,
    ]);
  });

  it('count a pair once, however often it is asked for, and not at all once it is given up', async () => {
    const { client } = await greeted({ maxSubscriptions: 2 });

    client.send(subscribe(['a', 'a', 'b']));
    client.send(subscribe(['a']));
    client.send({ action: 'unsubscribe', channel: 'orderbook', outcomeIds: ['a'] });
    client.send(subscribe(['c']));

    const types = (await client.take(4)).map(({ type }) => type);
    expect(types).toStrictEqual(['subscribed', 'subscribed', 'unsubscribed', 'subscribed']);
  });

  it('are kept when the user changes', async () => {
    const { gateway, client } = await greeted({ maxSubscriptions: 1 });

    client.send(subscribe(['a']));
    client.send({ action: 'authenticate', token: gateway.issueToken('usr_1') });
    client.send(subscribe(['b']));

    expect(await client.take(3)).toMatchObject([{ type: 'subscribed' }, { type: 'authenticated' }, limit]);
  });

  it('take a resnapshot without an answer, as there are no books', async () => {
    const { client } = await greeted();

    client.send({ action: 'resnapshot', channel: 'orderbook', outcomeIds: ['a'] });
    client.send(subscribe(['a']));

    expect(await client.next()).toMatchObject({ type: 'subscribed' });
  });
});

describe('what a client should not say', () => {
  it.each([
    ['not JSON', '{"action":', 'Message is not valid JSON'],
    ['a binary frame', new Uint8Array([1, 2]), 'Message is not valid JSON'],
    ['an unknown action', '{"action":"dance"}', 'Unknown action'],
    ['no action', '[]', 'Unknown action'],
    ['null', 'null', 'Unknown action'],
    ['a known action without what it needs', '{"action":"authenticate"}', 'Invalid request'],
    ['an unknown channel', '{"action":"subscribe","channel":"news","outcomeIds":[]}', 'Unknown channel'],
  ])('%s is answered with an error, and the socket stays open', async (_, text, message) => {
    const { gateway, client } = await greeted();

    client.sendText(text);

    expect(await client.next()).toStrictEqual(serverError({ message }));
    expect(gateway.connections()).toBe(1);
  });
});

describe('sending', () => {
  it('reaches every socket of the user and nobody else', async () => {
    const gateway = await start();
    const [one, two] = [await connectAs(gateway, 'usr_1'), await connectAs(gateway, 'usr_1')];
    await connectAs(gateway, 'usr_2');

    expect(gateway.send('usr_1', filled())).toBe(2);

    expect(await one.next()).toStrictEqual(filled());
    expect(await two.next()).toStrictEqual(filled());
  });

  it('puts what nobody knows on the wire as it would come', async () => {
    const gateway = await start();
    const client = await connectAs(gateway, 'usr_1');

    gateway.send('usr_1', unrecognizedEvent({ name: 'order_paused' }));
    gateway.broadcast(unrecognized({ name: 'redeem_event' }));

    expect(await client.nextText()).toContain('"event":"order_paused"');
    expect(read(await client.nextText())).toStrictEqual(unrecognized({ name: 'redeem_event' }));
  });

  it('reaches app-level sockets too when it is for all', async () => {
    const { gateway, client } = await greeted();
    await connectAs(gateway, 'usr_1');

    expect(gateway.broadcast(unrecognized())).toBe(2);
    expect(await client.next()).toStrictEqual(unrecognized());
  });

  it('puts a broken frame on the wire as it is', async () => {
    const gateway = await start();
    const client = await connectAs(gateway, 'usr_1');

    expect(gateway.sendRaw('usr_1', '{"type":')).toBe(1);
    expect(gateway.sendRaw('usr_1', new TextEncoder().encode('bytes'))).toBe(1);

    expect(await client.nextText()).toBe('{"type":');
    expect(await client.nextText()).toBe('bytes');
  });

  it('is written down with its time, its socket and its user, and tokens masked', async () => {
    const { scheduler, advanceBy } = virtualTime(1_000);
    const gateway = await start({ ports: { scheduler } });
    await connectAs(gateway, 'usr_1');
    advanceBy(5);
    const token = gateway.issueToken('usr_1');
    gateway.send('usr_1', serverError({ message: `bad ${token}` }));

    expect(gateway.sentFrames()).toStrictEqual([
      { atMs: 1_000, connection: 1, userId: 'usr_1', text: expect.stringContaining('connected') as string },
      { atMs: 1_005, connection: 1, userId: 'usr_1', text: frameOf(serverError({ message: 'bad ***' })) },
    ]);
  });

  it('masks tokens of every kind', async () => {
    const gateway = await start({ opaqueTokens: true });
    await connectAs(gateway, 'usr_1');
    gateway.sendRaw('usr_1', `${gateway.issueToken('usr_1')} ${gateway.issueRefreshToken('usr_1')}`);

    expect(gateway.sentFrames().at(-1)?.text).toBe('*** ***');
  });
});

describe('dropping', () => {
  it('breaks the connection off without a close frame', async () => {
    const { gateway, client } = await greeted();

    gateway.drop();

    expect(await client.closed).toMatchObject({ code: 1006 });
  });

  it.each([1000, 1001, 1008, 1012, 4401, 4999])('closes with %i and a reason', async (code) => {
    const { gateway, client } = await greeted();

    gateway.drop({ code, reason: 'on demand' });

    expect(await client.closed).toStrictEqual({ code, reason: 'on demand' });
  });

  it('closes without a code for 1005, and breaks off for 1006', async () => {
    const gateway = await start();
    const [one, two] = [await connectAs(gateway, 'usr_1'), await connectAs(gateway, 'usr_2')];

    gateway.drop({ userId: 'usr_1', code: 1005 });
    gateway.drop({ userId: 'usr_2', code: 1006 });

    expect(await one.closed).toMatchObject({ code: 1005 });
    expect(await two.closed).toMatchObject({ code: 1006 });
  });

  it("drops one user's sockets and leaves the others", async () => {
    const gateway = await start();
    const one = await connectAs(gateway, 'usr_1');
    const two = await connectAs(gateway, 'usr_2');

    gateway.drop({ userId: 'usr_1' });
    await one.closed;

    gateway.send('usr_2', balanceUpdate());
    expect(await two.next()).toStrictEqual(balanceUpdate());
    expect(gateway.connections()).toBe(1);
  });

  it('sends nothing more to a socket that is about to close', async () => {
    const gateway = await start();
    const client = await connectAs(gateway, 'usr_1');

    gateway.drop({ code: 4000 });

    expect(gateway.send('usr_1', balanceUpdate())).toBe(0);
    await client.closed;
  });
});
