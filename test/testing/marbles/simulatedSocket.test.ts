import { catchError, filter, map, mergeMap, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import { createGateway, createSession, RestError, restSnapshots, type Gateway, type GatewayOptions } from 'agg-rx';
import { filled, jwt, simulatedSocket, type Letters, type SocketScript } from 'agg-rx/testing';
import { marbles as marble } from '../../support/marbles.js';

/** A script, and a gateway of ours on it that is held open. */
function held(
  m: { readonly scheduler: TestScheduler },
  script: SocketScript,
  letters?: Letters,
  more: Partial<GatewayOptions> = {},
) {
  const simulated = simulatedSocket(m, script, letters);
  const socket = { ...simulated.options.socket, ...more.socket };
  const gateway = createGateway({ appId: 'app_demo123', accessToken: token1, ...simulated.options, ...more, socket });
  gateway.connect();
  return { ...simulated, gateway };
}

function statusOf({ status$ }: Gateway): Observable<string> {
  return status$.pipe(map(({ state }) => state));
}
const statuses = { c: 'connecting', o: 'open', a: 'authenticated', r: 'refreshing', w: 'waiting', x: 'closed' };

const token1 = jwt({ issuedAtMs: 0 });
const token2 = jwt({ issuedAtMs: 0, serial: 2 });
const e = filled();
const f = filled({ orderId: 'o2' });

describe('simulatedSocket', () => {
  it(
    'plays a whole connection: connect, frames, a close, a token, the connect after it',
    marble((m) => {
      const { gateway, opened$ } = held(
        m,
        {
          socket: '    --c-e-e-X-----c-e-',
          tokens: '    -----------t------',
        },
        { e, X: 4401, t: { token: token2 } },
      );
      const events = '   ----e-e---------e-';
      const status = '   c-a-----r--c--a---';
      const opened = '   f----------s------';

      m.expect(gateway.orderEvents$).toBeObservable(events, { e });
      m.expect(statusOf(gateway)).toBeObservable(status, statuses);
      m.expect(opened$.pipe(map(({ token }) => token))).toBeObservable(opened, { f: token1, s: token2 });
    }),
  );

  it(
    'reads the same on one line',
    marble((m) => {
      const { gateway } = held(m, { socket: '--c-e-e-X--t--c-e-', tokens: '' }, { e, X: 4401 });
      const status = '                         c-a-----r--c--a---';

      m.expect(statusOf(gateway)).toBeObservable(status, statuses);
    }),
  );

  it(
    'breaks the line with X and closes with 1000 at |; waits are half of what they may be',
    marble((m) => {
      const { gateway } = held(m, { socket: '-cX 500ms c| 1s    c' });
      const status = '                        caw 499ms caw 999ms ca';

      m.expect(statusOf(gateway)).toBeObservable(status, statuses);
    }),
  );

  it(
    'plays two sockets at once on two lines, and a third on the first that is free',
    marble((m) => {
      const { gateway, closed$ } = held(
        m,
        {
          socket: ['         -c--e-------f 10s --c-f', '------c---f'],
        },
        { e, f },
      );
      m.hot('        -----r------- 10s s').subscribe(gateway.rotate);
      const events = '----e-----f-- 10s ----f';
      const closed = '------------ 10s x';

      m.expect(gateway.orderEvents$).toBeObservable(events, { e, f });
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it(
    'does the same on every socket, and after every refresh, however many there are',
    marble((m) => {
      const letters = { X: 4401, t: { token: token2 } };
      const { gateway, opened$, refreshes$ } = held(
        m,
        { everySocket: '-c-X', everyRefresh: '--t', until: '1020ms' },
        letters,
      );
      const status = '   ca-r-ca-w 999ms r-ca-w';
      const opened = '   o----o--- 999ms --o---';
      const refreshes = '---1----- 999ms 2-----';

      m.expect(statusOf(gateway)).toBeObservable(status, statuses);
      m.expect(opened$.pipe(map(() => 'o'))).toBeObservable(opened);
      m.expect(refreshes$.pipe(map((count) => `${count}`))).toBeObservable(refreshes);
    }),
  );

  it(
    'tells what our side sends, and answers an authenticate with the user of its token',
    marble((m) => {
      const ann = jwt({ userId: 'usr_ann', issuedAtMs: 0 });
      const { gateway, sent$ } = held(
        m,
        { socket: '-c--a-' },
        {},
        { accessToken: ann, socket: { tokenIn: 'message' } },
      );
      const status = '                              co--a-';
      const sent = '                                -s----';

      m.expect(
        gateway.status$.pipe(map((status) => ('userId' in status ? status.userId : status.state))),
      ).toBeObservable(status, { c: 'connecting', o: 'open', a: 'usr_ann' });
      m.expect(sent$).toBeObservable(sent, { s: { action: 'authenticate', token: ann } });
    }),
  );

  it(
    'refuses a refresh with R and fails it with F',
    marble((m) => {
      const { gateway } = held(m, { socket: '-cX', tokens: '---F 1s    R' }, { X: 4401 });
      const status = '                                     carw 999ms rx';

      m.expect(statusOf(gateway)).toBeObservable(status, statuses);
    }),
  );

  it(
    'ends a wait when the machine wakes',
    marble((m) => {
      const { gateway } = held(m, {
        socket: '      -cX------c-',
        wake: '        -----w----',
      });
      const status = ' caw--c---a-';

      m.expect(statusOf(gateway)).toBeObservable(status, statuses);
    }),
  );

  it(
    'sends a text as it is',
    marble((m) => {
      const { gateway } = held(m, { socket: '-c-b-' }, { b: { text: 'not JSON' } });

      m.expect(gateway.rejected$.pipe(map(({ _tag }) => _tag))).toBeObservable('---b', { b: 'NotJson' });
    }),
  );

  it(
    'says what comes late on the socket that was given up',
    marble((m) => {
      const letters = { e, l: { late: f }, m: { late: e } };
      const liveness = { silentMs: 5 };
      const { gateway, closed$ } = held(m, { socket: '-ce-----l 498ms -cm' }, letters, { liveness });

      m.expect(closed$).toBeObservable('              -------x', { x: 1000 });
      m.expect(gateway.orderEvents$).toBeObservable(' --e', { e });
    }),
  );

  it(
    'cuts a socket off only where the gateway does not answer a close',
    marble((m) => {
      const script = { socket: '-c', until: '2s' };
      const deaf = held(m, { ...script, answersClose: false });
      const polite = held(m, script);
      for (const { gateway } of [deaf, polite]) m.hot('---x').subscribe(gateway.close);

      m.expect(deaf.closed$).toBeObservable('  ---c 999ms t', { c: 1000, t: 'terminated' });
      m.expect(polite.closed$).toBeObservable('---c 999ms -', { c: 1000 });
    }),
  );

  it(
    'stops the clock where the longest line ends',
    marble((m) => {
      held(m, { socket: '-c 100ms', until: '5m' }, {}, { liveness: { silentMs: 1_000 } });

      expect(m.scheduler.maxFrames).toBe(299_999);
    }),
  );

  it('needs no rxjs-marbles: a TestScheduler will do', () => {
    const scheduler = new TestScheduler((actual, expected) => {
      expect(actual).toStrictEqual(expected);
    });
    scheduler.run(({ expectObservable }) => {
      const { gateway } = held({ scheduler }, { socket: '-c' });

      expectObservable(statusOf(gateway)).toBe('          ca', statuses);
    });
  });

  describe('answers REST', () => {
    const ask = (simulated: ReturnType<typeof held>) =>
      restSnapshots({
        appId: 'app_demo123',
        session: createSession({ accessToken: token1 }),
        ...simulated.rest,
      });

    it(
      'by a line for each view: a page, a body, a status, and a network that fails',
      marble((m) => {
        const rest = { orders: '    --p-q-R-F', balances: '  ---b', positions: '---' };
        const letters = {
          p: { rows: [{ id: 'o1', status: 'open' }], nextCursor: 'more' },
          q: { status: 503, retryAfterSeconds: 2 },
          b: { json: { cash: [] } },
        };
        const simulated = held(m, { socket: '-c-----------', rest }, letters);
        const source = ask(simulated);
        const told$ = (cursor?: string) =>
          source.orders(cursor).pipe(
            map(({ orders, nextCursor }) => `${orders.length} ${nextCursor}`),
            catchError((error: unknown) => [
              error instanceof RestError ? `${error.cause.name} ${error.cause.status} ${error.retryAfterMs}` : 'other',
            ]),
          );
        const asked$ = m.cold('-1-2-3-4', { 1: undefined, 2: 'more', 3: undefined, 4: undefined });

        m.expect(asked$.pipe(mergeMap(told$))).toBeObservable('--p-q-r-f', {
          p: '1 more',
          q: 'http_status 503 2000',
          r: 'http_status 401 undefined',
          f: 'TypeError undefined undefined',
        });
        m.expect(source.balances$).toBeObservable('---(b|)', { b: { cash: [] } });
        m.expect(source.positions$, '^-!').toBeObservable('-');
        m.expect(simulated.restAsked$.pipe(filter(({ view }) => view === 'orders'))).toBeObservable('-1-2-3-4', {
          1: { view: 'orders', token: token1 },
          2: { view: 'orders', cursor: 'more', token: token1 },
          3: { view: 'orders', token: token1 },
          4: { view: 'orders', token: token1 },
        });
        m.expect(simulated.restAborted$).toBeObservable('--a', { a: { view: 'positions', token: token1 } });
      }),
    );

    it(
      'at once, and with nothing, where a view has no line',
      marble((m) => {
        const source = ask(held(m, { socket: '-c' }));

        m.expect(source.orders()).toBeObservable('(o|)', { o: { orders: [] } });
        m.expect(source.balances$).toBeObservable('(b|)', { b: { cash: [] } });
        m.expect(source.positions$).toBeObservable('(p|)', { p: { positions: [] } });
      }),
    );

    it(
      'at no other address',
      marble((m) => {
        const { rest } = simulatedSocket(m, { until: '-' });
        const { signal } = new AbortController();

        m.expect(rest.fetch('https://api.agg.market/elsewhere', { headers: {}, signal })).toBeObservable(
          '#',
          {},
          new Error('simulatedSocket answers nothing at /elsewhere'),
        );
      }),
    );
  });

  describe('fails a test', () => {
    it.each([
      ['whose cue finds no socket', { socket: '-cX-c' }, '"c" at 4 ms'],
      ['whose cue comes before any subscriber', { socket: ['', '-c'] }, '"c" at 1 ms'],
      ['whose token nobody asked for', { tokens: '--t' }, '"t" at 2 ms'],
      ['whose answer of REST nobody waits for', { socket: '-c', rest: { orders: '-p' } }, '"p" at 1 ms'],
      ['whose line of REST has a letter for something else', { rest: { orders: '-c' } }, '"c" at 1 ms'],
      ['whose socket is to say what REST says', { socket: '-cp' }, '"p" at 2 ms'],
      ['whose late frame has no socket that was given up', { socket: '-l' }, '"l" at 1 ms'],
      ['whose line has a letter that stands for nothing', { socket: '-c-q' }, '"q" in the line "-c-q"'],
      ['whose lines do not say when it ends', { everySocket: '-c' }, 'until'],
    ])('%s', (_, script, message) => {
      const test = marble((m) => {
        held(m, script, { l: { late: e }, p: { rows: [] } });
      });

      expect(test).toThrow(message);
    });
  });
});
