import { createGateway, createSession, restSnapshots, withSnapshots } from 'agg-rx';
import { orderLifecycle$ } from 'agg-rx/operators';
import type { OrderState } from 'agg-rx/order';
import { createVirtualGateway, orderSubmitted, scenarios } from 'agg-rx/testing';
import type { VirtualGatewayOptions } from 'agg-rx/testing';
import { map, mergeMap } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { virtualTime } from '../support/virtualTime.js';

/** A gateway of ours, signed in to a gateway in memory. */
function scene(options: VirtualGatewayOptions = {}) {
  const time = virtualTime();
  const { scheduler } = time;
  const server = createVirtualGateway({ ...options, ports: { scheduler } });
  const ports = { scheduler, random: () => 1 };
  const session = createSession({ accessToken: server.issueToken('usr_1'), ports });
  const gateway = createGateway({
    appId: 'app_demo123',
    url: server.url,
    session,
    socket: { WebSocketCtor: server.WebSocketCtor },
    ports,
  });
  const states = new Map<string, OrderState>();
  const source = restSnapshots({
    appId: 'app_demo123',
    session,
    restUrl: server.restUrl,
    fetch: server.fetch,
    ports,
  });
  const statuses: string[] = [];
  gateway.status$.subscribe(({ state }) => statuses.push(state));
  gateway.userEvents$.pipe(withSnapshots(source, { ports }), orderLifecycle$()).subscribe((order) => {
    states.set(order.orderId, order);
  });
  return { ...time, server, gateway, states, statuses };
}

describe('a gateway in memory', () => {
  it('is connected to, and tells of an order to its end', () => {
    const { server, states, statuses, advanceBy } = scene({ latencyMs: 10 });
    advanceBy(1_000);
    const placed = server.place('usr_1', scenarios.happyPath(1));
    advanceBy(60_000);

    expect(statuses).toStrictEqual(['idle', 'connecting', 'authenticated']);
    expect([...states.values()].map(({ orderId, end }) => ({ orderId, end }))).toStrictEqual(
      placed.script.truth.map(({ orderId, end }) => ({ orderId, end })),
    );
  });

  it('leaves no timer when it is closed', () => {
    const { server, gateway, advanceBy, timersSet } = scene();
    advanceBy(1_000);
    server.place('usr_1', scenarios.happyPath(1));
    advanceBy(500);
    gateway.close();
    server.close();
    advanceBy(5_000);

    expect(timersSet()).toBe(0);
    expect(server.network.sockets()).toMatchObject([{ isClosed: true }]);
  });

  it('breaks a socket off, and both ends hear of it after the way it takes', () => {
    const { server, statuses, advanceBy } = scene({ latencyMs: 100 });
    advanceBy(1_000);

    server.network.cut();
    advanceBy(99);
    expect([statuses.at(-1), server.connections()]).toStrictEqual(['authenticated', 1]);
    advanceBy(1);

    expect([statuses.at(-1), server.connections()]).toStrictEqual(['waiting', 0]);
  });

  it('opens a socket half: neither end hears of it, until the client misses the heartbeats', () => {
    const { server, gateway, statuses, advanceBy } = scene({ heartbeatMs: 10_000 });
    const heartbeats: unknown[] = [];
    gateway.heartbeats$.subscribe((heartbeat) => heartbeats.push(heartbeat));
    advanceBy(25_000);

    server.network.halfOpen();
    advanceBy(15_000);
    expect(heartbeats).toHaveLength(2);
    expect([statuses.at(-1), server.connections()]).toStrictEqual(['authenticated', 1]);
    advanceBy(30_000);

    expect(statuses.slice(3)).toStrictEqual(['waiting', 'connecting', 'authenticated']);
    expect(server.network.sockets()).toMatchObject([
      { isClosed: true, passes: false },
      { isHeld: true, passes: true },
    ]);
  });

  it('lets neither sockets nor requests through while it is offline', () => {
    const { server, statuses, advanceBy } = scene();
    const failures: unknown[] = [];
    advanceBy(1_000);

    const backOnline = server.network.goOffline();
    server.fetch(`${server.restUrl}/execution/orders`).subscribe({ error: (error: unknown) => failures.push(error) });
    advanceBy(60_000);
    expect(failures).toMatchObject([{ message: 'fetch failed' }]);
    expect(statuses.slice(3)).not.toContain('authenticated');
    backOnline();
    advanceBy(60_000);

    expect(statuses.at(-1)).toBe('authenticated');
  });

  it('closes right after the upgrade where that is asked for, as often as it is', () => {
    const { server, statuses, advanceBy } = scene();

    server.refuseUpgrades({ closeCode: 4001, times: 1 });
    advanceBy(10_000);

    expect(statuses).toStrictEqual(['idle', 'connecting', 'waiting', 'connecting', 'authenticated']);
  });

  it('does the same again for the same seed', () => {
    const frames = () => {
      const { server, advanceBy } = scene({ latencyMs: 10, seed: 5 });
      server.disturb({ kind: 'reorder', withinMs: 500 });
      advanceBy(1_000);
      server.place('usr_1', scenarios.splitOverTwoVenues);
      advanceBy(5_000);
      server.network.cut();
      advanceBy(60_000);
      return server.sentFrames();
    };

    expect(frames()).toStrictEqual(frames());
  });
});

describe('REST of a gateway in memory', () => {
  /** What is answered to a request for orders, with its time in milliseconds. */
  function asking(options: VirtualGatewayOptions = {}) {
    const { scheduler, advanceBy, nowMs } = virtualTime(0);
    const server = createVirtualGateway({ ...options, ports: { scheduler } });
    const token = server.issueToken('usr_1');
    const answers: { readonly atMs: number; readonly status: number; readonly body: unknown }[] = [];
    const ask = (query = '') =>
      server
        .fetch(`${server.restUrl}/execution/orders${query}`, {
          headers: { 'x-app-id': 'app_demo123', authorization: `Bearer ${token}` },
        })
        .pipe(
          mergeMap(({ status, text }) => text().pipe(map((body) => ({ status, body: JSON.parse(body) as unknown })))),
        )
        .subscribe((answer) => answers.push({ atMs: nowMs(), ...answer }));
    const submit = (orderId: string) => server.send('usr_1', orderSubmitted({ orderId, timestamp: nowMs() }));
    return { server, advanceBy, answers, ask, submit };
  }

  it('answers after the way there and the way back', () => {
    const { answers, ask, submit, advanceBy } = asking({ latencyMs: 10 });
    submit('o1');

    ask();
    advanceBy(20);

    expect(answers).toMatchObject([{ atMs: 20, status: 200, body: { data: [{ id: 'o1' }], hasMore: false } }]);
  });

  it('is late where that is asked for, with what was true when it was asked', () => {
    const { server, answers, ask, submit, advanceBy } = asking();

    server.failRequests({ delayMs: 5_000, times: 1 });
    ask();
    advanceBy(1_000);
    submit('o1');
    advanceBy(4_000);

    expect(answers).toMatchObject([{ atMs: 5_000, status: 200, body: { data: [] } }]);
  });

  it('forgets a request that is aborted', () => {
    const { server, answers, ask, advanceBy } = asking();

    server.failRequests({ delayMs: 5_000 });
    ask().unsubscribe();
    advanceBy(10_000);

    expect(answers).toStrictEqual([]);
  });

  const cursorOf = (answer: { readonly body: unknown } | undefined): string =>
    encodeURIComponent((answer?.body as { readonly nextCursor: string }).nextCursor);

  it('goes on after the last row given, whatever has come before', () => {
    const { answers, ask, submit, advanceBy } = asking();
    submit('o1');
    submit('o2');
    ask('?limit=1');
    advanceBy(0);

    submit('o3');
    ask(`?limit=1&cursor=${cursorOf(answers[0])}`);
    advanceBy(0);

    expect(answers).toMatchObject([{ body: { data: [{ id: 'o2' }] } }, { body: { data: [{ id: 'o1' }] } }]);
  });

  it('goes on after so many rows where that is asked for, so that a new order shifts the pages', () => {
    const { answers, ask, submit, advanceBy } = asking({ ordersPaging: 'offset' });
    submit('o1');
    submit('o2');
    ask('?limit=1');
    advanceBy(0);

    submit('o3');
    ask(`?limit=1&cursor=${cursorOf(answers[0])}`);
    advanceBy(0);

    expect(answers).toMatchObject([{ body: { data: [{ id: 'o2' }] } }, { body: { data: [{ id: 'o2' }] } }]);
  });
});
