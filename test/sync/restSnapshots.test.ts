import {
  createGateway,
  createSession,
  RestError,
  restSnapshots,
  withSnapshots,
  type RestFetch,
  type RestRequestInit,
  type RestResponse,
  type Session,
} from 'agg-rx';
import { orderLifecycle$ } from 'agg-rx/operators';
import { dagStarted, filled, jwt, orderSubmitted, type SimulatedGateway } from 'agg-rx/testing';
import {
  firstValueFrom,
  lastValueFrom,
  NEVER,
  of,
  throwError,
  toArray,
  type Observable,
  type ObservableInput,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import { atEnd, refresherOf, startServer } from '../gateway/scene.js';
import { virtualTime } from '../support/virtualTime.js';

type Options = Partial<Parameters<typeof restSnapshots>[0]>;

const appId = 'app_demo123';

/** REST of a simulated gateway with these orders of `usr_1`, each filled, and a session of that user. */
async function restOf(orderIds: readonly string[], options: Options = {}) {
  const server = await startServer({ refreshDelayMs: 5 });
  for (const orderId of orderIds) {
    server.send('usr_1', orderSubmitted({ orderId, outcomeId: `vmo_${orderId}` }));
    server.send('usr_1', filled({ orderId, filledAmountRaw: '7' }));
  }
  const token = server.issueToken('usr_1');
  const session = createSession({ accessToken: token, refreshAccessToken: refresherOf(server, 'usr_1') });
  const rest = restSnapshots({ appId, session, restUrl: server.restUrl, ...options });
  return { server, token, session, rest };
}

const valueOf = <T>(value$: Observable<T>): Promise<T> => firstValueFrom(value$);

/** The error that a read ends with. */
const errorOf = (value$: Observable<unknown>): Promise<RestError> =>
  firstValueFrom(value$).then(
    () => {
      throw new Error('expected an error');
    },
    (error: unknown) => {
      expect(error).toBeInstanceOf(RestError);
      return error as RestError;
    },
  );

const idsOf = ({ orders }: { readonly orders: readonly { readonly order: { readonly id: string } }[] }) =>
  orders.map(({ order }) => order.id);

interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** A `fetch` that answers each call by the next of these, and notes the calls. */
function scriptedFetch(...answers: readonly ObservableInput<RestResponse>[]) {
  const calls: Call[] = [];
  function fetch(url: string, { headers, signal }: RestRequestInit): ObservableInput<RestResponse> {
    calls.push({ url, headers, signal });
    return answers[Math.min(calls.length, answers.length) - 1] ?? NEVER;
  }
  return { fetch, calls } satisfies { readonly fetch: RestFetch; readonly calls: readonly Call[] };
}

/** An answer of REST: JSON, or text as it is. */
function says(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): [RestResponse] {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return [{ status, headers: new Headers(headers), text: () => [text] }];
}

/** Reads answered by a script, with a token that can't be refreshed. */
function scripted(fetch: RestFetch, options: Options = {}) {
  return restSnapshots({ appId, session: createSession({ accessToken: 'token_1' }), fetch, ...options });
}

describe('orders', () => {
  it('come page by page, the cursor of one leading to the next', async () => {
    const { rest } = await restOf(['o1', 'o2', 'o3'], { pageLimit: 2 });

    const first = await valueOf(rest.orders());
    const second = await valueOf(rest.orders(first.nextCursor));

    expect(idsOf(first)).toStrictEqual(['o3', 'o2']);
    expect(first.orders[0]?.order).toMatchObject({ status: 'filled', filledAmountRaw: '7' });
    expect(first.orders[0]).not.toHaveProperty('end');
    expect(idsOf(second)).toStrictEqual(['o1']);
    expect(second).not.toHaveProperty('nextCursor');
  });

  it.each([
    ['no cursor', { data: [], nextCursor: null, hasMore: true }],
    ['an empty cursor', { data: [], nextCursor: '', hasMore: true }],
    ['no more to come', { data: [], nextCursor: 'p2', hasMore: false }],
    ['nothing said of more', { data: [] }],
  ])('end at a page with %s', async (_, body) => {
    const rest = scripted(scriptedFetch(says(200, body)).fetch);

    expect(await valueOf(rest.orders())).toStrictEqual({ orders: [] });
  });

  it('say how they ended by the words that are given', async () => {
    const { rest } = await restOf(['o1'], {
      endOfRestStatus: (status) => (status === 'filled' ? 'cancelled' : undefined),
    });
    const { server, session } = await restOf([]);
    server.send('usr_1', dagStarted());
    const open = restSnapshots({ appId, session, restUrl: server.restUrl, endOfRestStatus: () => undefined });

    expect((await valueOf(rest.orders())).orders).toMatchObject([{ end: 'cancelled' }]);
    expect((await valueOf(open.orders())).orders).toMatchObject([{ end: null }]);
  });

  it('are 100 a page unless said otherwise', async () => {
    const { fetch, calls } = scriptedFetch(says(200, { data: [] }));

    await valueOf(scripted(fetch).orders('p 2'));

    expect(calls[0]?.url).toBe('https://api.agg.market/execution/orders?limit=100&cursor=p+2');
  });
});

describe('a bad row', () => {
  it('hides no other, and is told without its content', async () => {
    const data = [{ id: 'o3', status: 'open' }, { id: 'o2', status: 7 }, 'secret', { id: 'o1', status: 'open' }];
    const rest = scripted(scriptedFetch(says(200, { data, nextCursor: 'p2' })).fetch);

    const page = await valueOf(rest.orders());

    expect(idsOf(page)).toStrictEqual(['o3', 'o1']);
    expect(page.nextCursor).toBe('p2');
    expect(page.missing).toStrictEqual({
      name: 'rows_unreadable',
      message: 'GET /execution/orders: 2 of 4 rows could not be read; status: Invalid input',
    });
  });

  it('of positions too', async () => {
    const rest = scripted(scriptedFetch(says(200, { data: [{ targetMarketId: 'm1' }, null] })).fetch);

    expect(await valueOf(rest.positions$)).toMatchObject({
      positions: [{ targetMarketId: 'm1' }],
      missing: {
        name: 'rows_unreadable',
        message: 'GET /execution/positions: 1 of 2 rows could not be read; it: Invalid input',
      },
    });
  });
});

describe('balances and positions', () => {
  it('are given as REST has them, positions of all pages in one', async () => {
    const { rest } = await restOf(['o1', 'o2', 'o3'], { pageLimit: 2 });

    expect(await valueOf(rest.balances$)).toMatchObject({ cash: [{ tokenSymbol: 'USDC', decimals: 6 }] });
    expect(await valueOf(rest.positions$)).toMatchObject({
      positions: [{ targetMarketId: 'mkt_vmo_o3' }, { targetMarketId: 'mkt_vmo_o2' }, { targetMarketId: 'mkt_vmo_o1' }],
    });
  });

  it('positions end after ten pages, and say so', async () => {
    const { fetch, calls } = scriptedFetch(says(200, { data: [{}], nextCursor: 'next', hasMore: true }));

    const { positions, missing } = await valueOf(scripted(fetch).positions$);

    expect(calls).toHaveLength(10);
    expect(positions).toHaveLength(10);
    expect(missing?.name).toBe('too_many_rows');
  });

  it('positions of ten pages are all there', async () => {
    const next = says(200, { data: [{}], nextCursor: 'next', hasMore: true });
    const { fetch, calls } = scriptedFetch(
      next,
      next,
      next,
      next,
      next,
      next,
      next,
      next,
      next,
      says(200, { data: [] }),
    );

    expect(await valueOf(scripted(fetch).positions$)).not.toHaveProperty('missing');
    expect(calls).toHaveLength(10);
  });
});

describe('a request', () => {
  it('is sent with the subscription, each time, signed and with the headers given', async () => {
    const { fetch, calls } = scriptedFetch(says(200, { data: [] }));
    const rest = scripted(fetch, { headers: { 'x-app-api-key': 'agg_key' }, restUrl: 'https://proxy.example/agg/' });
    const orders$ = rest.orders();
    expect(calls).toHaveLength(0);

    await valueOf(orders$);
    await valueOf(orders$);

    expect(calls).toHaveLength(2);
    expect(calls[1]).toMatchObject({
      url: 'https://proxy.example/agg/execution/orders?limit=100',
      headers: { 'x-app-id': appId, authorization: 'Bearer token_1', 'x-app-api-key': 'agg_key' },
    });
  });

  it('gives one value and completes', async () => {
    const { rest } = await restOf(['o1']);

    expect(await lastValueFrom(rest.orders().pipe(toArray()))).toHaveLength(1);
    expect(await lastValueFrom(rest.balances$.pipe(toArray()))).toHaveLength(1);
    expect(await lastValueFrom(rest.positions$.pipe(toArray()))).toHaveLength(1);
  });

  it('is aborted by unsubscribing, not by its own end', async () => {
    const { fetch, calls } = scriptedFetch(NEVER, says(200, { data: [] }));
    const rest = scripted(fetch);

    rest.orders().subscribe().unsubscribe();
    await valueOf(rest.orders());

    expect(calls.map(({ signal }) => signal.aborted)).toStrictEqual([true, false]);
  });

  it('is aborted also while its body is on the way', () => {
    const { fetch, calls } = scriptedFetch([{ status: 200, headers: new Headers(), text: () => NEVER }]);

    scripted(fetch).balances$.subscribe().unsubscribe();

    expect(calls[0]?.signal.aborted).toBe(true);
  });

  it('is given up after 10 s', () => {
    const { scheduler, advanceBy, timersSet } = virtualTime();
    const { fetch, calls } = scriptedFetch(NEVER);
    const errors: unknown[] = [];
    scripted(fetch, { ports: { scheduler } }).balances$.subscribe({ error: (error: unknown) => errors.push(error) });

    advanceBy(9_999);
    expect(errors).toHaveLength(0);
    advanceBy(1);

    expect(errors).toMatchObject([{ cause: { name: 'TimeoutError' } }]);
    expect(calls[0]?.signal.aborted).toBe(true);
    expect(timersSet()).toBe(0);
  });

  it('leaves no timer behind when it is answered', () => {
    const { scheduler, timersSet } = virtualTime();

    scripted(scriptedFetch(says(200, { cash: [] })).fetch, { ports: { scheduler } }).balances$.subscribe();

    expect(timersSet()).toBe(0);
  });
});

describe('a 401', () => {
  it('refreshes the token and tries once more', async () => {
    const { server, token, rest } = await restOf(['o1']);
    server.revoke(token);

    expect(idsOf(await valueOf(rest.orders()))).toStrictEqual(['o1']);
    expect(server.seen().refreshCalls).toBe(1);
  });

  it('shares the refresh with all other requests, and with whoever else asks', async () => {
    const { server, token, session, rest } = await restOf(['o1']);
    server.revoke(token);

    await Promise.all([
      valueOf(rest.orders()),
      valueOf(rest.balances$),
      valueOf(rest.positions$),
      valueOf(session.refresh()),
    ]);

    expect(server.seen().refreshCalls).toBe(1);
  });

  it('takes the token that came in the meantime', async () => {
    let refreshes = 0;
    const session = createSession({ accessToken: 'old', refreshAccessToken: () => [`new ${(refreshes += 1)}`] });
    const { fetch, calls } = scriptedFetch(says(401, {}), says(200, { cash: [] }));
    function slow(url: string, init: RestRequestInit): ObservableInput<RestResponse> {
      if (calls.length === 0) session.refresh().subscribe();
      return fetch(url, init);
    }

    await valueOf(scripted(slow, { session }).balances$);

    expect(calls.map(({ headers }) => headers['authorization'])).toStrictEqual(['Bearer old', 'Bearer new 1']);
    expect(refreshes).toBe(1);
  });

  it('after another 401 is a failure', async () => {
    const { server, rest } = await restOf([]);
    server.failRequests({ path: '/execution/orders', status: 401, times: 2 });

    expect((await errorOf(rest.orders())).cause).toStrictEqual({
      name: 'http_status',
      message: 'GET /execution/orders answered 401: Failed on demand',
      status: 401,
    });
    expect(server.seen().refreshCalls).toBe(1);
  });

  it('that newer tokens do not help against costs one refresh in 30 s', () => {
    const { scheduler, advanceBy } = virtualTime();
    let refreshes = 0;
    const session = createSession({
      accessToken: 'token_0',
      refreshAccessToken: () => of(`token_${(refreshes += 1)}`),
      ports: { scheduler },
    });
    const rest = scripted(scriptedFetch(says(401, { error: 'x-app-api-key required' })).fetch, {
      session,
      ports: { scheduler },
    });
    const tryNow = () => {
      rest.balances$.subscribe({ error: () => undefined });
      return refreshes;
    };

    expect([tryNow(), tryNow(), tryNow()]).toStrictEqual([1, 1, 1]);
    advanceBy(30_000);
    expect([tryNow(), tryNow()]).toStrictEqual([2, 2]);
  });

  it('is a failure where no token can be got', async () => {
    const { fetch, calls } = scriptedFetch(says(401, {}));

    expect((await errorOf(scripted(fetch).orders())).cause.status).toBe(401);
    expect(calls).toHaveLength(1);
  });

  it.each([
    [
      'signs over to another user',
      (session: Session) => {
        session.use('of another');
      },
    ],
    [
      'signs out',
      (session: Session) => {
        session.use(null);
      },
    ],
  ])('is not tried again where the app %s meanwhile', async (_, act) => {
    const session = createSession({ accessToken: 'old', refreshAccessToken: () => of('new') });
    const { fetch, calls } = scriptedFetch(says(401, {}));
    function acting(url: string, init: RestRequestInit): ObservableInput<RestResponse> {
      act(session);
      return fetch(url, init);
    }

    expect((await errorOf(scripted(acting, { session }).orders())).cause.name).toBe('user_changed');
    expect(calls).toHaveLength(1);
  });
});

describe('without a token', () => {
  it('one is got first', async () => {
    const session = createSession({ refreshAccessToken: () => of('first') });
    const { fetch, calls } = scriptedFetch(says(200, { cash: [] }));

    await valueOf(scripted(fetch, { session }).balances$);

    expect(calls.map(({ headers }) => headers['authorization'])).toStrictEqual(['Bearer first']);
  });

  it('and without a way to get one, the request goes unsigned', async () => {
    const { fetch, calls } = scriptedFetch(says(200, { cash: [] }));

    await valueOf(scripted(fetch, { session: createSession() }).balances$);

    expect(calls[0]?.headers).toStrictEqual({ 'x-app-id': appId });
  });

  it.each([
    ['refused', 401, { name: 'signed_out', status: 401 }],
    ['out of reach', 503, { name: 'refresh_failed', status: 503 }],
  ])('a refresh that is %s is why there is no answer', async (_, status, cause) => {
    const refused = Object.assign(new Error('no'), { status });
    const session = createSession({ refreshAccessToken: () => throwError(() => refused) });
    const { fetch, calls } = scriptedFetch(NEVER);

    expect((await errorOf(scripted(fetch, { session }).orders())).cause).toMatchObject(cause);
    expect(calls).toHaveLength(0);
  });
});

describe('a failure', () => {
  it.each([429, 503])('with %i keeps what Retry-After asks for in seconds', async (status) => {
    const { server, rest } = await restOf([]);
    server.failRequests({ status, retryAfterSeconds: 7 });

    const error = await errorOf(rest.orders());

    expect(error.cause.status).toBe(status);
    expect(error.retryAfterMs).toBe(7_000);
  });

  it.each([
    ['a date to come', new Date(1_710_000_009_000).toUTCString(), 9_000],
    ['a date that is past', new Date(1_700_000_000_000).toUTCString(), 0],
    ['nothing that can be read', 'soon', undefined],
  ])('with a Retry-After of %s', async (_, header, retryAfterMs) => {
    const { scheduler } = virtualTime(1_710_000_000_000);
    const { fetch } = scriptedFetch(says(503, '', { 'retry-after': header }));

    expect((await errorOf(scripted(fetch, { ports: { scheduler } }).orders())).retryAfterMs).toBe(retryAfterMs);
  });

  it.each([
    ['text', 'http_status', says(500, '<html>'), 'GET /execution/orders answered 500'],
    [
      'an error text',
      'http_status',
      says(403, { error: 'wrong app' }),
      'GET /execution/orders answered 403: wrong app',
    ],
    ['no JSON', 'not_json', says(200, '<html>'), 'GET /execution/orders answered something else than JSON'],
    ['nothing', 'not_json', says(204, ''), 'GET /execution/orders answered something else than JSON'],
    ['JSON that is no page', 'wrong_shape', says(200, []), 'GET /execution/orders: it: Invalid input'],
    ['a page without rows', 'wrong_shape', says(200, {}), 'GET /execution/orders: data: Invalid input'],
    ['no response', 'Error', of(), 'fetch gave no answer'],
  ])('is told where the answer is %s', async (_, name, answer, message) => {
    const error = await errorOf(scripted(scriptedFetch(answer).fetch).orders());

    expect(error.cause).toMatchObject({ name, message });
    expect(error.message).toBe(message);
  });

  it('is told where the network is down', async () => {
    const { server, rest } = await restOf([]);
    await server.close();

    expect((await errorOf(rest.orders())).cause).toStrictEqual({ name: 'TypeError', message: 'fetch failed' });
  });

  it('is told where fetch throws', async () => {
    function fetch(): never {
      throw new RangeError('no fetch here');
    }

    expect((await errorOf(scripted(fetch).orders())).cause.name).toBe('RangeError');
  });

  it('bears neither a token nor a key, whatever is echoed', async () => {
    const key = `agg_demo_${'0'.repeat(64)}`;
    const echo = { error: `Bearer token_1, ${jwt()} and ${key} are no good` };
    const rest = scripted(scriptedFetch(says(400, echo)).fetch, { headers: { 'x-app-api-key': key } });

    expect((await errorOf(rest.orders())).message).toBe(
      'GET /execution/orders answered 400: Bearer ***, *** and *** are no good',
    );
  });
});

describe('with a gateway', () => {
  it('an order that was filled while the socket was down is filled after it is back', async () => {
    const { server, session, rest } = await restOf([]);
    const gateway = createGateway({ appId, url: server.url, session, retry: { initialMs: 1, maxMs: 1 }, lingerMs: 0 });
    atEnd(gateway.close);
    const ends: (string | undefined)[] = [];

    const done = new Promise<void>((resolve) => {
      gateway.userEvents$.pipe(withSnapshots(rest), orderLifecycle$()).subscribe((order) => {
        ends.push(order.end);
        if (ends.length === 1) fillOffline(server);
        if (order.end === 'filled') resolve();
      });
    });
    await untilOpen(server);
    server.send('usr_1', dagStarted({ orderId: 'o1' }));
    await done;

    expect(ends).toStrictEqual([undefined, 'filled']);
  });
});

function fillOffline(server: SimulatedGateway): void {
  server.drop();
  server.send('usr_1', filled({ orderId: 'o1', filledAmountRaw: '7' }));
}

async function untilOpen(server: SimulatedGateway): Promise<void> {
  while (server.connections() === 0) await new Promise((resolve) => setImmediate(resolve));
}
