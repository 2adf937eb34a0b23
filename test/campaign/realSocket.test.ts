import { createGateway, createSession, restSnapshots, withSnapshots } from 'agg-rx';
import { orderLifecycle$ } from 'agg-rx/operators';
import { isOver, type OrderState } from 'agg-rx/order';
import { scenarios, startFaultProxy, startSimulatedGateway, type FaultProxy } from 'agg-rx/testing';
import { filter, firstValueFrom, map, scan, share } from 'rxjs';
import { expect, it, onTestFinished } from 'vitest';

interface Break {
  readonly does: keyof Pick<FaultProxy, 'cutMidFrame' | 'reset' | 'halfOpen'>;
  readonly silentMs: number;
  /** How the client hears of it. */
  readonly cause: string;
}

// What virtual time can't show: the bytes of a real socket. Everything else is in the campaign.
const breaks: readonly (readonly [string, Break])[] = [
  ['is cut in the middle of a frame', { does: 'cutMidFrame', silentMs: 60_000, cause: 'closed' }],
  ['is reset', { does: 'reset', silentMs: 60_000, cause: 'closed' }],
  ['is open at one end only', { does: 'halfOpen', silentMs: 300, cause: 'silent' }],
];

it.each(breaks)('an order that ends while the connection %s is shown as it ended', async (_, { does, ...expected }) => {
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
    liveness: { silentMs: expected.silentMs },
  });
  onTestFinished(gateway.close);
  const source = restSnapshots({ appId: 'app_demo123', session, restUrl: server.restUrl });
  const events$ = gateway.userEvents$.pipe(withSnapshots(source), share());
  const ordersOver$ = events$.pipe(
    orderLifecycle$(),
    scan((states, order) => new Map(states).set(order.orderId, order), new Map<string, OrderState>()),
    map((states) => [...states.values()]),
    filter((orders) => orders.length === 2 && orders.every(isOver)),
  );
  const shown = firstValueFrom(ordersOver$);
  const waiting = firstValueFrom(gateway.status$.pipe(filter(({ state }) => state === 'waiting')));
  // REST has been read, so that only another read can mend what is lost now.
  await firstValueFrom(events$.pipe(filter(({ type }) => type === 'reconciled')));

  proxy[does]();
  const { script } = server.place('usr_1', scenarios.splitOverTwoVenues(3));

  expect(await waiting).toMatchObject({ cause: { name: expected.cause, code: 1006 } });
  const ends = (await shown).map(({ orderId, end, fill }) => ({ orderId, end, filledRaw: fill?.filledRaw }));
  expect(ends).toHaveLength(script.truth.length);
  expect(ends).toStrictEqual(expect.arrayContaining([...script.truth]));
});
