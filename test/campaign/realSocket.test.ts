import { createGateway, createSession, restSnapshots, withSnapshots } from 'agg-rx';
import { orderLifecycle$ } from 'agg-rx/operators';
import { isOver, type OrderState } from 'agg-rx/order';
import { scenarios, startFaultProxy, startSimulatedGateway, type FaultProxy } from 'agg-rx/testing';
import { filter, firstValueFrom, map, scan } from 'rxjs';
import { expect, it, onTestFinished } from 'vitest';

// What virtual time can't show: the bytes of a real socket. Everything else is in the campaign.
const faults: readonly (readonly [string, (proxy: FaultProxy) => void])[] = [
  [
    'is cut in the middle of a frame',
    (proxy) => {
      proxy.cutMidFrame();
    },
  ],
  [
    'is reset',
    (proxy) => {
      proxy.reset();
    },
  ],
  [
    'is open at one end only, and its silence is all there is to notice',
    (proxy) => {
      proxy.halfOpen();
    },
  ],
];

it.each(faults)('an order that ends while the connection %s is shown as it ended', async (_, breakOff) => {
  const server = await startSimulatedGateway({ pace: 0, heartbeatMs: 50 });
  onTestFinished(server.close);
  const proxy = await startFaultProxy(server.url);
  onTestFinished(proxy.close);
  const session = createSession({ accessToken: server.issueToken('usr_1') });
  const gateway = createGateway({
    appId: 'app_demo123',
    url: proxy.through(server.url),
    session,
    retry: { initialMs: 10, maxMs: 50 },
    liveness: { silentMs: 300 },
  });
  onTestFinished(gateway.close);
  const source = restSnapshots({ appId: 'app_demo123', session, restUrl: server.restUrl });
  const states$ = gateway.userEvents$.pipe(
    withSnapshots(source),
    orderLifecycle$(),
    scan((states, order) => new Map(states).set(order.orderId, order), new Map<string, OrderState>()),
  );
  const up = firstValueFrom(gateway.status$.pipe(filter(({ state }) => state === 'authenticated')));
  const shown = firstValueFrom(
    states$.pipe(
      map((states) => [...states.values()]),
      filter((orders) => orders.length === 2 && orders.every(isOver)),
    ),
  );
  await up;

  breakOff(proxy);
  const placed = server.place('usr_1', scenarios.splitOverTwoVenues(3));

  expect(
    new Map((await shown).map(({ orderId, end, fill }) => [orderId, { end, filledRaw: fill?.filledRaw }])),
  ).toStrictEqual(new Map(placed.script.truth.map(({ orderId, end, filledRaw }) => [orderId, { end, filledRaw }])));
});
