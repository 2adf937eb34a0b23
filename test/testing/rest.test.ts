import { describe, expect, it } from 'vitest';
import {
  balanceUpdate,
  connected,
  dagStarted,
  failed,
  filled,
  orderSubmitted,
  partialFill,
  stepFailed,
} from 'agg-rx/testing';
import { restOrderSchema } from 'agg-rx/protocol';
import type { SimulatedGateway } from 'agg-rx/testing';
import { appId, connect, connectAs, start } from './support/client.js';
import { call, post, rowsOf } from './support/rest.js';
import { virtualTime } from '../support/virtualTime.js';

const claimsOf = (token: string): unknown => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

const refresh = (gateway: SimulatedGateway, refreshToken: string) =>
  post(gateway, '/auth/token/refresh', { body: { refreshToken } });

interface Renewed {
  readonly accessToken: string;
  readonly refreshToken: string;
}

describe('refreshing a token', () => {
  it('brings an access token that serves, and a successor', async () => {
    const { scheduler, advanceBy } = virtualTime();
    const gateway = await start({ ports: { scheduler } });
    const refreshToken = gateway.issueRefreshToken('usr_1', { ttlMs: 60_000 });
    advanceBy(1_000);

    const { status, body } = await refresh(gateway, refreshToken);
    const renewed = body as Renewed;

    expect(status).toBe(200);
    expect(body).toMatchObject({ user: { id: 'usr_1' } });
    expect(claimsOf(renewed.accessToken)).toMatchObject({ sub: 'usr_1', iat: 1_710_000_001, exp: 1_710_000_061 });
    expect(await (await connect(gateway, { token: renewed.accessToken })).next()).toStrictEqual(
      connected({ appId, userId: 'usr_1' }),
    );
    expect((await refresh(gateway, renewed.refreshToken)).status).toBe(200);
  });

  it('spends the refresh token', async () => {
    const gateway = await start();
    const refreshToken = gateway.issueRefreshToken('usr_1');
    await refresh(gateway, refreshToken);

    expect((await refresh(gateway, refreshToken)).status).toBe(401);
  });

  it('does not spend it where refresh tokens stay', async () => {
    const gateway = await start({ rotateRefreshTokens: false });
    const refreshToken = gateway.issueRefreshToken('usr_1');

    expect((await refresh(gateway, refreshToken)).body).not.toHaveProperty('refreshToken');
    expect((await refresh(gateway, refreshToken)).status).toBe(200);
  });

  it('brings tokens of the life that was set, readable or not', async () => {
    const gateway = await start({ tokenTtlMs: 5_000, opaqueTokens: true });
    const { accessToken } = (await refresh(gateway, gateway.issueRefreshToken('usr_1'))).body as Renewed;

    expect(accessToken).not.toContain('.');
    expect((await call(gateway, '/execution/orders', { token: accessToken })).status).toBe(200);
  });

  it.each([
    [
      'revoked',
      (gateway: SimulatedGateway, token: string) => {
        gateway.revoke(token);
      },
    ],
    [
      'of a user whose tokens were revoked',
      (gateway: SimulatedGateway) => {
        gateway.revokeUser('usr_1');
      },
    ],
  ])('is refused with 401 when the token is %s', async (_, revoke) => {
    const gateway = await start();
    const refreshToken = gateway.issueRefreshToken('usr_1');
    const other = gateway.issueRefreshToken('usr_2');
    revoke(gateway, refreshToken);

    expect((await refresh(gateway, refreshToken)).status).toBe(401);
    expect((await refresh(gateway, other)).status).toBe(200);
  });

  it.each([
    ['nothing', undefined],
    ['no JSON', '{'],
    ['another body', { token: 'x' }],
  ])('is refused with 400 for %s', async (_, body) => {
    const gateway = await start();

    expect((await post(gateway, '/auth/token/refresh', { body })).status).toBe(400);
  });

  it('is counted, and so are those under way at one time', async () => {
    const { scheduler, advanceBy } = virtualTime();
    const gateway = await start({ refreshDelayMs: 1_000, heartbeatMs: 0, ports: { scheduler } });
    const [one, two] = [gateway.issueRefreshToken('usr_1'), gateway.issueRefreshToken('usr_2')];

    const both = Promise.all([refresh(gateway, one), refresh(gateway, two)]);
    await scheduled(scheduler.actions, 2);
    advanceBy(1_000);
    expect((await both).map(({ status }) => status)).toStrictEqual([200, 200]);
    expect(gateway.seen()).toMatchObject({ refreshCalls: 2, refreshCallsAtOnce: 2 });

    const third = refresh(gateway, gateway.issueRefreshToken('usr_1'));
    await scheduled(scheduler.actions, 1);
    advanceBy(1_000);
    await third;
    expect(gateway.seen()).toMatchObject({ refreshCalls: 3, refreshCallsAtOnce: 2 });
  });
});

/** Waits for requests to have come so far that their answers are due on the clock. */
async function scheduled(actions: readonly unknown[], count: number): Promise<void> {
  while (actions.length < count) await new Promise(setImmediate);
}

describe('signing in and out', () => {
  it('takes any signed message, and knows its sender again', async () => {
    const gateway = await start();
    const verify = () => post(gateway, '/auth/verify', { body: { message: 'I am 0xabc', signature: '0x1' } });
    const [one, two] = [await verify(), await verify()];

    const { accessToken, user } = one.body as Renewed & { readonly user: { readonly id: string } };
    expect(two.body).toMatchObject({ user });
    expect(await (await connect(gateway, { token: accessToken })).next()).toStrictEqual(
      connected({ appId, userId: user.id }),
    );
    expect((await post(gateway, '/auth/verify', { body: {} })).status).toBe(400);
  });

  it('makes every token of the user void, and is counted', async () => {
    const gateway = await start();
    const token = gateway.issueToken('usr_1');
    const refreshToken = gateway.issueRefreshToken('usr_1');

    const { status, body } = await post(gateway, '/auth/sign-out', { token, body: {} });

    expect({ status, body }).toStrictEqual({ status: 200, body: { success: true } });
    expect((await call(gateway, '/execution/orders', { token })).status).toBe(401);
    expect((await refresh(gateway, refreshToken)).status).toBe(401);
    expect(gateway.seen().signOutCalls).toBe(1);
  });

  it('lets a user leave whose token has expired, but nobody unknown', async () => {
    const { scheduler, advanceBy } = virtualTime();
    const gateway = await start({ ports: { scheduler } });
    const token = gateway.issueToken('usr_1', { ttlMs: 1 });
    advanceBy(1);

    expect((await post(gateway, '/auth/sign-out', { token, body: {} })).status).toBe(200);
    expect((await post(gateway, '/auth/sign-out', { body: {} })).status).toBe(401);
  });
});

describe('who may read', () => {
  it.each(['/execution/orders', '/execution/balances', '/execution/positions'])(
    '%s is for a user with a valid token of a known app',
    async (path) => {
      const { scheduler, advanceBy } = virtualTime();
      const gateway = await start({ heartbeatMs: 0, ports: { scheduler } });
      const token = gateway.issueToken('usr_1', { ttlMs: 60_000 });

      expect((await call(gateway, path, { token })).status).toBe(200);
      expect((await call(gateway, path)).status).toBe(401);
      expect((await call(gateway, path, { token: 'nonsense' })).status).toBe(401);
      expect((await call(gateway, path, { token, appId: null })).status).toBe(403);
      expect((await call(gateway, path, { token, appId: 'app_other' })).status).toBe(403);
      advanceBy(60_000);
      expect((await call(gateway, path, { token })).status).toBe(401);
    },
  );

  it('answers 404 for what it does not have', async () => {
    const gateway = await start();

    expect((await call(gateway, '/charts/bars')).status).toBe(404);
    expect((await call(gateway, '/auth/sign-out')).status).toBe(404);
    expect((await call(gateway, '/%E0%A4%A')).status).toBe(404);
  });

  it('lets pages of other origins call', async () => {
    const gateway = await start();

    const preflight = await call(gateway, '/execution/orders', { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-app-id');
    expect((await call(gateway, '/execution/orders')).headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('the list of orders', () => {
  const listed = async (gateway: SimulatedGateway, query = '') =>
    call(gateway, `/execution/orders${query}`, { token: gateway.issueToken('usr_1') });

  it('shows what the socket was told, whether anyone listened or not', async () => {
    const gateway = await start();
    gateway.send('usr_1', orderSubmitted({ size: 2, price: 0.25, timestamp: 1_000 }));
    gateway.send('usr_1', partialFill({ filledAmountRaw: '500000', timestamp: 2_000 }));

    const rows = rowsOf(await listed(gateway));

    expect(rows).toStrictEqual([
      {
        id: 'o1',
        venue: 'kalshi',
        status: 'partially_filled',
        side: 'buy',
        amountRaw: '2000000',
        slippageBps: 50,
        quotedPriceRaw: '250000',
        quotedCostRaw: '500000',
        filledAmountRaw: '500000',
        executionPrice: '0.25',
        createdAt: '1970-01-01T00:00:01.000Z',
        updatedAt: '1970-01-01T00:00:02.000Z',
        venueMarket: { id: 'mkt_vmo_1', question: 'Will it happen?', image: '' },
        venueMarketOutcome: { label: 'Yes', title: 'Yes' },
      },
    ]);
    expect(restOrderSchema.safeParse(rows[0]).success).toBe(true);
  });

  it.each([
    ['queued', [orderSubmitted()]],
    ['open', [dagStarted(), stepFailed()]],
    ['filled', [filled({ filledAmountRaw: '7' }), failed()]],
    ['failed', [failed({ errorReason: 'no' }), dagStarted()]],
  ])('calls an order %s', async (status, messages) => {
    const gateway = await start();
    for (const message of messages) gateway.send('usr_1', message);

    expect(rowsOf(await listed(gateway))).toMatchObject([{ status }]);
    expect(rowsOf(await listed(gateway, `?status=${status}`))).toHaveLength(1);
    expect(rowsOf(await listed(gateway, '?status=other'))).toHaveLength(0);
  });

  it('says why an order failed', async () => {
    const gateway = await start();
    gateway.send('usr_1', failed({ errorReason: 'no money' }));

    expect(rowsOf(await listed(gateway))).toMatchObject([{ errorMessage: 'no money' }]);
  });

  it('never lets an amount fall, and takes no amount that nobody can read', async () => {
    const gateway = await start();
    gateway.send('usr_1', partialFill({ filledAmountRaw: '9' }));
    gateway.send('usr_1', partialFill({ filledAmountRaw: '5' }));
    gateway.send('usr_1', partialFill({ filledAmountRaw: '1.5e9' }));

    expect(rowsOf(await listed(gateway))).toMatchObject([{ filledAmountRaw: '9' }]);
  });

  it('takes a fill without an amount for the whole order', async () => {
    const gateway = await start();
    gateway.send('usr_1', orderSubmitted({ size: 3 }));
    gateway.send('usr_1', filled());

    expect(rowsOf(await listed(gateway))).toMatchObject([{ filledAmountRaw: '3000000' }]);
  });

  it('comes in pages, the newest first, and none is lost to an order that comes between', async () => {
    const gateway = await start();
    for (const orderId of ['o1', 'o2', 'o3', 'o4', 'o5']) gateway.send('usr_1', dagStarted({ orderId }));
    const page = async (query: string) => {
      const answer = await listed(gateway, query);
      const { nextCursor, hasMore } = answer.body as { readonly nextCursor: string | null; readonly hasMore: boolean };
      return { ids: rowsOf(answer).map(({ id }) => id), nextCursor: String(nextCursor), hasMore };
    };

    const first = await page('?limit=2');
    gateway.send('usr_1', dagStarted({ orderId: 'o6' }));
    const second = await page(`?limit=2&cursor=${first.nextCursor}`);
    const third = await page(`?limit=2&cursor=${second.nextCursor}`);

    expect(first).toMatchObject({ ids: ['o5', 'o4'], hasMore: true });
    expect(second).toMatchObject({ ids: ['o3', 'o2'], hasMore: true });
    expect(third).toStrictEqual({ ids: ['o1'], hasMore: false, nextCursor: 'null' });
  });

  it('ends with a page that is just full', async () => {
    const gateway = await start();
    for (const orderId of ['o1', 'o2']) gateway.send('usr_1', dagStarted({ orderId }));

    expect((await listed(gateway, '?limit=2')).body).toMatchObject({ hasMore: false, nextCursor: null });
  });

  it.each(['?limit=0', '?limit=101', '?limit=x', '?cursor=x'])('refuses %s', async (query) => {
    expect((await listed(await start(), query)).status).toBe(400);
  });

  it("is the user's own", async () => {
    const gateway = await start();
    gateway.send('usr_2', dagStarted());

    expect(rowsOf(await listed(gateway))).toStrictEqual([]);
  });
});

describe('balances and positions', () => {
  it('follow from what was filled', async () => {
    const gateway = await start();
    const token = gateway.issueToken('usr_1');
    gateway.send('usr_1', orderSubmitted({ orderId: 'o1', side: 'buy', price: 0.5, size: 10 }));
    gateway.send('usr_1', filled({ orderId: 'o1', filledAmountRaw: '10000000' }));
    gateway.send('usr_1', orderSubmitted({ orderId: 'o2', side: 'sell', price: 0.5, size: 4 }));
    gateway.send('usr_1', filled({ orderId: 'o2', filledAmountRaw: '4000000' }));
    gateway.send('usr_1', orderSubmitted({ orderId: 'o3' }));

    const balances = await call(gateway, '/execution/balances', { token });
    const positions = await call(gateway, '/execution/positions', { token });

    expect(balances.body).toMatchObject({
      cash: [{ tokenSymbol: 'USDC', totalRaw: '997000000', decimals: 6 }],
      positions: [{ venue: 'kalshi', balance: 6 }],
    });
    expect(positions.body).toMatchObject({
      data: [
        { venueMarket: { venueMarketOutcomes: [{ totalSize: 6, venueBreakdown: [{ venue: 'kalshi', size: 6 }] }] } },
      ],
      nextCursor: null,
      hasMore: false,
    });
  });

  it('are not moved by balance updates, which count something else', async () => {
    const gateway = await start();
    gateway.send('usr_1', balanceUpdate({ tradingBalanceCents: 1 }));

    const { body } = await call(gateway, '/execution/balances', { token: gateway.issueToken('usr_1') });

    expect(body).toMatchObject({ cash: [{ totalRaw: '1000000000' }], positions: [] });
  });
});

describe('REST that fails on demand', () => {
  it('says when to come again, on the path that was named, as often as was said', async () => {
    const gateway = await start();
    const token = gateway.issueToken('usr_1');
    gateway.failRequests({ path: '/execution/orders', status: 429, retryAfterSeconds: 2, times: 1 });

    const refused = await call(gateway, '/execution/orders', { token });

    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect((await call(gateway, '/execution/orders', { token })).status).toBe(200);
  });

  it('fails everywhere until it is lifted', async () => {
    const gateway = await start();
    const token = gateway.issueToken('usr_1');
    const lift = gateway.failRequests({ status: 503 });

    expect((await call(gateway, '/execution/balances', { token })).status).toBe(503);
    expect((await refresh(gateway, gateway.issueRefreshToken('usr_1'))).status).toBe(503);
    lift();
    expect((await call(gateway, '/execution/balances', { token })).status).toBe(200);
  });

  it('leaves sockets alone', async () => {
    const gateway = await start();
    gateway.failRequests({ status: 503 });
    const client = await connectAs(gateway, 'usr_1');

    gateway.send('usr_1', balanceUpdate());

    expect(await client.next()).toStrictEqual(balanceUpdate());
  });
});
