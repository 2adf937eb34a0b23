import { createGateway, createSession, restSnapshots, withSnapshots } from 'agg-rx';
import { orderLifecycle$ } from 'agg-rx/operators';
import type { OrderState } from 'agg-rx/order';
import { createVirtualGateway, scenarios } from 'agg-rx/testing';
import type { VirtualGatewayOptions } from 'agg-rx/testing';
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
});
