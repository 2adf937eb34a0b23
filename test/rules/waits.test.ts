import { filter, map, switchMap, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createGateway, createSession } from 'agg-rx';
import { jwt, simulatedSocket } from 'agg-rx/testing';
import { spread } from '../../src/connection/spread.js';
import { seededRandom } from '../../src/testing/random.js';
import { limitedTimers } from './limitedTimers.js';
import { marble, scene } from './scene.js';

/** What a stream emits, as it comes. */
function collected<T>(source$: Observable<T>): readonly T[] {
  const values: T[] = [];
  source$.subscribe((value) => values.push(value));
  return values;
}

describe('2.1.5 waits', () => {
  it(
    'grow from initialMs to maxMs; here the jitter is one half of each',
    marble((m) => {
      const { sockets$ } = scene(m, { everySocket: 'X', until: '60s' }, { token: null });
      const sockets = 'n 499ms n 999ms n 1999ms n 3999ms n 7999ms n 14999ms n 14999ms n';

      m.expect(sockets$).toBeObservable(sockets);
    }),
  );

  it.each([
    [30_000, 'begins anew', 499],
    [29_999, 'goes on growing', 1_999],
  ])('after a connection that lasted %i ms the wait %s', (lastedMs, _, waitMs) => {
    marble((m) => {
      const socket = `         X 499ms X 1s    c ${lastedMs - 1}ms X 3s`;
      const { sockets$ } = scene(m, { socket }, { token: null, letters: { X: 1006 } });
      const sockets = `        n 499ms n 999ms n- ${lastedMs - 1}ms - ${waitMs}ms n`;

      m.expect(sockets$).toBeObservable(sockets);
    })();
  });

  it(
    'beyond 2^31-1 ms are made of several timers',
    marble((m) => {
      const ports = { scheduler: limitedTimers(m.scheduler) };
      const retry = { initialMs: 6_000_000_000, maxMs: 6_000_000_000 };
      const { status$ } = scene(m, { socket: 'X 3000000s -' }, { token: null, retry, ports });
      const status = '                                (cw) 2999999996ms c';

      m.expect(status$).toBeObservable(status);
    }),
  );
});

describe('2.1.5 refreshes', () => {
  it(
    'an eleventh within 60 s of the first waits, and status$ says why',
    marble((m) => {
      const script = {
        socket: '              -c---------aa 50s 4 11s',
        everyRefresh: 'B',
      };
      const byTheApp = '       -rrrrrrrrrr';
      const asked = '          -rrrrrrrrrr 59990ms r';
      const waits = '          ----------- 2ms 50s w';
      const { gateway, session, asked$ } = scene(m, script, { liveness: { silentMs: 3_600_000 } });
      m.hot(byTheApp)
        .pipe(switchMap(() => session.refresh()))
        .subscribe();
      const waits$ = gateway.status$.pipe(
        filter((status) => status.state === 'waiting'),
        map(({ cause, delayMs }) => `${cause.name} ${delayMs}`),
      );

      m.expect(asked$).toBeObservable(asked);
      m.expect(waits$).toBeObservable(waits, { w: 'refresh_limited 9988' });
    }),
  );

  const permanently = { everySocket: '-c4', everyRefresh: '-t', until: '60s' };

  it.each([
    ['always 0', () => 0],
    ['always nearly 1', () => 0.999],
    ['of seed 1', seededRandom(1)],
    ['of seed 2', seededRandom(2)],
    ['of seed 3', seededRandom(3)],
  ])('a permanent 4401: at most 10 in the first minute, and 60 attempts; jitter %s', (_, random) => {
    marble((m) => {
      const { sockets$, asked$, whys$ } = scene(m, { ...permanently, random });
      const [sockets, refreshes, whys] = [collected(sockets$), collected(asked$), collected(whys$)];
      m.flush();

      expect(refreshes.length).toBeGreaterThan(1);
      expect(refreshes.length).toBeLessThanOrEqual(10);
      expect(sockets.length).toBeLessThanOrEqual(60);
      expect(whys).toContain('token_refused 4401');
    })();
  });

  it.each([1, 2, 3])('a permanent 4401 without a way to refresh: at most 60 attempts; seed %i', (seed) => {
    marble((m) => {
      const { sockets$, whys$ } = scene(m, { everySocket: '-c4', until: '60s', random: seededRandom(seed) });
      const [sockets, whys] = [collected(sockets$), collected(whys$)];
      m.flush();

      expect(sockets.length).toBeGreaterThan(1);
      expect(sockets.length).toBeLessThanOrEqual(60);
      expect(new Set(whys)).toStrictEqual(new Set(['token_refused 4401']));
    })();
  });
});

describe('2.1.5 200 clients that are dropped at once', () => {
  const starts = Array.from({ length: 20 }, (_, at) => at / 20);

  it.each(starts)(
    'come back apart: no 100 ms hold more than a fifth of them; the shared jitter from %d on',
    (start) => {
      marble((m) => {
        const clients = 200;
        const script = { everySocket: '-c 1s X', until: '3s', random: spread(start) };
        const { options, opened$ } = simulatedSocket(m, script);
        for (let client = 0; client < clients; client += 1) {
          const session = createSession({ accessToken: jwt({ issuedAtMs: 0, serial: client }), ports: options.ports });
          createGateway({ appId: 'app_demo123', session, ...options }).connect();
        }
        const openedAtMs = collected(opened$.pipe(map(() => m.scheduler.now())));
        m.flush();

        const back = openedAtMs.slice(clients, 2 * clients);
        expect(back).toHaveLength(clients);
        const fullest = Math.max(...back.map((from) => back.filter((at) => at >= from && at < from + 100).length));
        expect(fullest).toBeLessThanOrEqual(0.2 * clients);
      })();
    },
  );
});
