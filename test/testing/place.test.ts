import { describe, expect, it } from 'vitest';
import { applyToOrder, isOrderInput } from 'agg-rx/order';
import type { OrderState } from 'agg-rx/order';
import type { ServerMessage } from 'agg-rx/protocol';
import { scenarios } from 'agg-rx/testing';
import type { Placed, SimulatedGateway } from 'agg-rx/testing';
import { connectAs, read, start } from './support/client.js';
import { call, post, rowsOf } from './support/rest.js';
import { virtualTime } from '../support/virtualTime.js';

const startMs = 1_710_000_000_000;

const sent = (gateway: SimulatedGateway): readonly ServerMessage[] =>
  gateway
    .sentFrames()
    .map(({ text }) => read(text))
    .slice(1);

const foldOf = (messages: readonly ServerMessage[], orderId: string): OrderState | undefined =>
  messages
    .filter(isOrderInput)
    .filter((message) => message.orderId === orderId)
    .reduce<OrderState | undefined>(applyToOrder, undefined);

const ordersOf = async (gateway: SimulatedGateway, userId = 'usr_1') =>
  rowsOf(await call(gateway, '/execution/orders', { token: gateway.issueToken(userId) }));

const cancel = (gateway: SimulatedGateway, orderId: string | undefined) =>
  post(gateway, `/execution/orders/${orderId ?? ''}/cancel`, { token: gateway.issueToken('usr_1'), body: {} });

describe.each(Object.entries(scenarios))('placing %s', (_, scenario) => {
  it('ends on the socket and over REST as its truth says', async () => {
    const gateway = await start({ pace: 0 });
    const client = await connectAs(gateway, 'usr_9');

    const placed = gateway.place('usr_9', scenario);
    const truth = await placed.ended;
    const heard = await client.take(placed.script.steps.length);
    const rows = await ordersOf(gateway, 'usr_9');

    expect(truth).toStrictEqual(placed.script.truth);
    for (const { orderId, end, filledRaw } of truth) {
      expect(foldOf(heard, orderId)).toMatchObject({ end, userId: 'usr_9' });
      expect(rows.find(({ id }) => id === orderId)).toMatchObject({
        status: end === 'partially_filled' ? 'cancelled' : end,
        filledAmountRaw: String(filledRaw),
      });
    }
  });
});

describe('a script that is played', () => {
  const playing = async (options: Parameters<typeof start>[0] = {}) => {
    const { scheduler, advanceBy } = virtualTime(startMs);
    const gateway = await start({ heartbeatMs: 0, ...options, ports: { scheduler } });
    await connectAs(gateway, 'usr_1');
    return { gateway, advanceBy };
  };
  const lengthMs = ({ script }: Placed): number => script.steps.reduce((sum, { afterMs }) => sum + afterMs, 0);

  it('comes in its own time, and bears it', async () => {
    const { gateway, advanceBy } = await playing();
    const placed = gateway.place('usr_1', scenarios.happyPath(3));
    const [first] = placed.script.steps;

    advanceBy((first?.afterMs ?? 0) - 1);
    expect(sent(gateway)).toHaveLength(0);
    advanceBy(1);
    expect(sent(gateway)).toMatchObject([{ type: 'order_submitted', timestamp: startMs + (first?.afterMs ?? 0) }]);
    advanceBy(lengthMs(placed));
    expect(sent(gateway)).toHaveLength(placed.script.steps.length);
    expect(gateway.sentFrames().at(-1)?.atMs).toBe(startMs + lengthMs(placed));
  });

  it('comes faster at another pace, and bears the same times', async () => {
    const { gateway, advanceBy } = await playing({ pace: 0.1 });
    const placed = gateway.place('usr_1', scenarios.happyPath(3));

    advanceBy(Math.ceil(lengthMs(placed) / 10));

    expect(sent(gateway)).toHaveLength(placed.script.steps.length);
    expect(sent(gateway).at(-1)).toMatchObject({ timestamp: startMs + lengthMs(placed) });
  });

  it('is sent at once, in order, at pace 0', async () => {
    const { gateway } = await playing({ pace: 0 });
    const placed = gateway.place('usr_1', scenarios.happyPath(3));

    expect(sent(gateway).map(({ type }) => type)).toStrictEqual(placed.script.steps.map(({ message }) => message.type));
  });

  it('is the same, frame by frame, for the same seed, and another for another', async () => {
    const frames = async (seed: number) => {
      const { gateway, advanceBy } = await playing({ seed });
      gateway.place('usr_1', scenarios.happyPath);
      gateway.place('usr_1', scenarios.splitOverTwoVenues);
      advanceBy(60_000);
      return { frames: gateway.sentFrames(), token: gateway.issueToken('usr_1') };
    };

    expect(await frames(7)).toStrictEqual(await frames(7));
    expect(await frames(7)).not.toStrictEqual(await frames(8));
  });

  it('is another order each time a scenario is placed', async () => {
    const { gateway } = await playing({ pace: 0 });
    const [one, two] = [gateway.place('usr_1', scenarios.happyPath), gateway.place('usr_1', scenarios.happyPath)];

    expect(one.orderIds).not.toStrictEqual(two.orderIds);
    expect(await ordersOf(gateway)).toHaveLength(2);
  });

  it('goes on over REST while the user is offline, and the socket never hears of it', async () => {
    const { gateway, advanceBy } = await playing();
    const placed = gateway.place('usr_1', scenarios.happyPath(3));
    advanceBy(lengthMs(placed) / 2);
    gateway.drop();
    const told = sent(gateway).length;
    expect(told).toBeGreaterThan(0);
    advanceBy(lengthMs(placed));
    const client = await connectAs(gateway, 'usr_1');

    expect(await ordersOf(gateway)).toMatchObject([{ id: placed.orderIds[0], status: 'filled' }]);
    gateway.sendRaw('usr_1', 'the first thing heard');
    expect(await client.nextText()).toBe('the first thing heard');
  });

  it('is over for whoever waits when the gateway closes', async () => {
    const { gateway } = await playing();
    const placed = gateway.place('usr_1', scenarios.happyPath(3));

    await gateway.close();

    expect(await placed.ended).toHaveLength(1);
  });

  it('can be cancelled over REST: the run ends, nothing more is said, the truth is another', async () => {
    const { gateway, advanceBy } = await playing({ pace: 0.1 });
    const placed = gateway.place('usr_1', scenarios.happyPath(3));
    const [orderId] = placed.orderIds;
    advanceBy(lengthMs(placed) / 20);

    const { status, body } = await cancel(gateway, orderId);
    const told = sent(gateway).length;
    advanceBy(lengthMs(placed));

    expect({ status, body }).toMatchObject({ status: 200, body: { orderIds: [orderId] } });
    expect(sent(gateway)).toHaveLength(told);
    expect(foldOf(sent(gateway), orderId ?? '')?.end).toBe('cancelled');
    const times = sent(gateway).flatMap((message) => (message.type === 'order_event' ? [message.timestamp] : []));
    expect(times).toStrictEqual([...new Set(times)].sort((one, other) => one - other));
    expect(await ordersOf(gateway)).toMatchObject([{ status: 'cancelled' }]);
    expect(await placed.ended).toStrictEqual([{ orderId, end: 'cancelled', filledRaw: 0n }]);
  });

  it('keeps what was filled before it was cancelled', async () => {
    const { gateway, advanceBy } = await playing();
    const placed = gateway.place('usr_1', scenarios.partialThenFilled(3));
    const [orderId] = placed.orderIds;
    while (!sent(gateway).some((message) => message.type === 'balance_update')) advanceBy(10);

    await cancel(gateway, orderId);
    advanceBy(lengthMs(placed));

    const order = foldOf(sent(gateway), orderId ?? '');
    expect(order?.end).toBe('partially_filled');
    expect(await placed.ended).toStrictEqual([{ orderId, end: order?.end, filledRaw: order?.fill?.filledRaw }]);
  });

  it('can not be cancelled when it has ended, or is not there', async () => {
    const { gateway } = await playing({ pace: 0 });
    const [orderId] = gateway.place('usr_1', scenarios.happyPath).orderIds;

    expect((await cancel(gateway, orderId)).status).toBe(409);
    expect((await cancel(gateway, 'ord_other')).status).toBe(404);
  });
});
