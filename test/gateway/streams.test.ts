import { filter, firstValueFrom, take, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createGateway } from 'agg-rx';
import { balanceUpdate, filled, frameOf, heartbeat, orderSubmitted, stepStarted } from 'agg-rx/testing';
import { atEnd, startScene, startServer } from './scene.js';

const authenticated = { state: 'authenticated', appId: 'app_demo123', userId: 'usr_1' };

describe('the streams of a gateway', () => {
  it('open nothing by themselves, and status$ opens nothing either', async () => {
    const { server, gateway } = await startScene();
    expect(await firstValueFrom(gateway.status$)).toEqual({ state: 'idle' });
    expect(server.seen().upgrades).toHaveLength(0);
  });

  it('share one socket, which closes once the last subscriber has left and opens again for the next', async () => {
    const { server, gateway } = await startScene();
    const first = gateway.orderEvents$.subscribe();
    const second = gateway.balanceUpdates$.subscribe();
    await firstValueFrom(gateway.status$.pipe(filter(({ state }) => state === 'authenticated')));
    first.unsubscribe();
    expect(server.connections()).toBe(1);

    second.unsubscribe();
    await firstValueFrom(gateway.status$.pipe(filter(({ state }) => state === 'idle')));
    const again = firstValueFrom(gateway.userEvents$);
    expect(await again).toMatchObject({ type: 'continuity', cause: 'connected', epoch: 2 });
    expect(server.seen().connectionCount).toBe(2);
  });

  it('keep the socket for a subscriber who comes within the linger', async () => {
    const { server, gateway } = await startScene({ gateway: { lingerMs: 60_000 } });
    await firstValueFrom(gateway.userEvents$);
    expect(await firstValueFrom(gateway.userEvents$)).toMatchObject({ cause: 'connected', epoch: 1 });
    expect(server.seen().connectionCount).toBe(1);
  });

  it('stay open while connect() holds them', async () => {
    const { server, gateway } = await startScene();
    const held = gateway.connect();
    await firstValueFrom(gateway.userEvents$);
    await firstValueFrom(gateway.userEvents$);
    expect(server.seen().connectionCount).toBe(1);
    held.unsubscribe();
    await firstValueFrom(gateway.status$.pipe(filter(({ state }) => state === 'idle')));
  });

  it('lose nothing around a bad frame, an unknown type, an unknown event and a binary frame', async () => {
    const { server, gateway } = await startScene();
    const events = firstValueFrom(gateway.userEvents$.pipe(take(6), toArray()));
    const rejected = firstValueFrom(gateway.rejected$.pipe(take(4), toArray()));
    const unrecognized = firstValueFrom(gateway.unrecognized$);
    const messages = firstValueFrom(gateway.messages$.pipe(take(6), toArray()));
    await firstValueFrom(gateway.status$.pipe(filter(({ state }) => state === 'authenticated')));

    const event = { userId: 'usr_1', orderId: 'o1' };
    server.send('usr_1', stepStarted({ ...event, sequence: 1 }));
    server.sendRaw('usr_1', '{"type":"order_event"');
    server.sendRaw('usr_1', 'null');
    server.sendRaw('usr_1', new Uint8Array([1, 2, 3]));
    server.sendRaw('usr_1', '{"type":"redeem_event","redeemId":"r1"}');
    server.sendRaw('usr_1', '{"type":"order_event","event":"step_skipped","orderId":"o1","timestamp":5}');
    server.sendRaw(
      'usr_1',
      '{"type":"order_event","event":"filled","orderId":"o1","timestamp":6,"filledAmountRaw":"1e6"}',
    );
    server.send('usr_1', balanceUpdate({ venue: 'kalshi' }));
    server.send('usr_1', filled({ ...event, filledAmountRaw: '1000000' }));

    expect(await events).toMatchObject([
      { type: 'continuity', cause: 'connected' },
      { type: 'order_event', event: 'step_started' },
      { type: 'order_event', event: 'unrecognized', name: 'step_skipped', orderId: 'o1' },
      { type: 'order_unreadable', orderId: 'o1', event: 'filled', error: { _tag: 'Malformed' } },
      { type: 'balance_update' },
      { type: 'order_event', event: 'filled' },
    ]);
    expect((await rejected).map(({ _tag }) => _tag)).toEqual(['NotJson', 'Malformed', 'Malformed', 'Malformed']);
    expect(await unrecognized).toEqual({
      type: 'unrecognized',
      name: 'redeem_event',
      raw: { type: 'redeem_event', redeemId: 'r1' },
    });
    expect((await messages).map(({ type }) => type)).toEqual([
      'connected',
      'order_event',
      'unrecognized',
      'order_event',
      'balance_update',
      'order_event',
    ]);
    expect(server.seen().connectionCount).toBe(1);
  });

  it('give each kind of message to its own stream', async () => {
    const { server, gateway } = await startScene();
    const kinds = Promise.all([
      firstValueFrom(gateway.orderSubmitted$),
      firstValueFrom(gateway.orderEvents$),
      firstValueFrom(gateway.balanceUpdates$),
      firstValueFrom(gateway.heartbeats$),
      firstValueFrom(gateway.serverErrors$),
    ]);
    await firstValueFrom(gateway.status$.pipe(filter(({ state }) => state === 'authenticated')));
    const sent = [
      orderSubmitted({ orderId: 'o1' }),
      stepStarted({ orderId: 'o1', userId: 'usr_1' }),
      balanceUpdate({ venue: 'kalshi' }),
      heartbeat({}),
    ] as const;
    for (const message of sent) server.send('usr_1', message);
    server.sendRaw('usr_1', '{"type":"error","message":"no"}');
    expect(await kinds).toEqual([...sent, { type: 'error', message: 'no' }]);
  });

  it('never deliver an order event of another user', async () => {
    const { server, gateway } = await startScene();
    const first = firstValueFrom(gateway.orderEvents$);
    await firstValueFrom(gateway.status$.pipe(filter(({ state }) => state === 'authenticated')));
    server.sendRaw('usr_1', frameOf(stepStarted({ orderId: 'theirs', userId: 'usr_2' })));
    server.sendRaw('usr_1', '{"type":"order_event","event":"new","orderId":"theirs","userId":"usr_2","timestamp":1}');
    server.sendRaw('usr_1', frameOf(stepStarted({ orderId: 'mine', userId: 'usr_1' })));
    expect(await first).toMatchObject({ orderId: 'mine' });
  });

  it('complete at close(), at once for those who come later, and close the socket with 1000', async () => {
    const { server, gateway } = await startScene();
    const statuses = firstValueFrom(gateway.status$.pipe(toArray()));
    const all = firstValueFrom(gateway.messages$.pipe(toArray()));
    await firstValueFrom(gateway.status$.pipe(filter(({ state }) => state === 'authenticated')));
    gateway.close();
    gateway.close();

    expect(await all).toMatchObject([{ type: 'connected' }]);
    expect(await firstValueFrom(gateway.userEvents$.pipe(toArray()))).toEqual([]);
    expect(await firstValueFrom(gateway.authenticate('later'))).toEqual({ _tag: 'Left', left: { _tag: 'Ended' } });
    expect(await statuses).toEqual([
      { state: 'idle' },
      { state: 'connecting', attempt: 1 },
      authenticated,
      { state: 'closed', reason: 'by_user' },
    ]);
    expect(await firstValueFrom(gateway.status$.pipe(toArray()))).toEqual([{ state: 'closed', reason: 'by_user' }]);
    expect(server.seen().upgrades).toHaveLength(1);
  });

  it('close() before anyone has subscribed opens nothing ever', async () => {
    const { server, gateway } = await startScene();
    gateway.close();
    expect(await firstValueFrom(gateway.messages$.pipe(toArray()))).toEqual([]);
    gateway.connect();
    expect(server.seen().upgrades).toHaveLength(0);
  });

  it('work at app level without a session, and send only on an open socket', async () => {
    const server = await startServer();
    const gateway = createGateway({ appId: 'app_demo123', url: server.url, lingerMs: 0 });
    atEnd(gateway.close);
    const subscribe = { action: 'subscribe', channel: 'orderbook', outcomeIds: ['vmo_1'] } as const;
    expect(gateway.send(subscribe)).toBe(false);

    const reply = firstValueFrom(gateway.messages$.pipe(filter(({ type }) => type === 'subscribed')));
    expect(await firstValueFrom(gateway.status$.pipe(filter(({ state }) => state === 'open')))).toEqual({
      state: 'open',
      appId: 'app_demo123',
    });
    expect(gateway.send(subscribe)).toBe(true);
    expect(await reply).toMatchObject({ outcomeIds: ['vmo_1'] });
  });

  it('send the origin that Node was told to', async () => {
    const { server, gateway } = await startScene({
      server: { origins: ['https://my.app'] },
      gateway: { socket: { origin: 'https://my.app' } },
    });
    await firstValueFrom(gateway.userEvents$);
    expect(server.seen().upgrades).toMatchObject([{ origin: 'https://my.app', accepted: true }]);
  });
});
