import { describe, it } from 'vitest';
import { jwt } from 'agg-rx/testing';
import { limitedTimers } from './limitedTimers.js';
import { marble, scene, type SceneOptions } from './scene.js';

/** Silence is none of this file's business. */
const patient: SceneOptions = { liveness: { silentMs: 10_000_000_000 } };

describe('2.1.7 a token is renewed in place', () => {
  it(
    'when 80 % of its life has passed since it came; nobody notices',
    marble((m) => {
      const { status$, events$, asked$, authenticates$, sockets$ } = scene(
        m,
        {
          socket: '        -ce 720s   -a-f',
          tokens: '        --- 720s   B---',
        },
        patient,
      );
      const status = '        ca- 720s   ----';
      const events = '        -Ke 720s   ---f';
      const asked = '         --- 719997ms r-';
      const authenticates = ' --- 720s   B---';
      const sockets = '       A-- 720s   ----';

      m.expect(status$).toBeObservable(status);
      m.expect(events$).toBeObservable(events);
      m.expect(asked$).toBeObservable(asked);
      m.expect(authenticates$).toBeObservable(authenticates);
      m.expect(sockets$).toBeObservable(sockets);
    }),
  );

  it(
    'at most once in 30 s, however short its life',
    marble((m) => {
      const short = { token: jwt({ issuedAtMs: 0, ttlMs: 20_000, serial: 9 }) };
      const { asked$, authenticates$ } = scene(
        m,
        {
          socket: '        -c 30s     a 30s   a',
          everyRefresh: '  t',
        },
        { ...patient, token: null, letters: { t: short } },
      );
      const asked = '         r 29999ms r 29999ms r';
      const authenticates = ' - 29999ms t 29999ms t';

      m.expect(asked$).toBeObservable(asked);
      m.expect(authenticates$).toBeObservable(authenticates, { t: '?' });
    }),
  );

  it(
    'by durations alone: a clock of the gateway that is 5 minutes off changes nothing',
    marble((m) => {
      const token = jwt({ issuedAtMs: 300_000 });
      const { asked$ } = scene(m, { socket: '-c 12m', tokens: '' }, { ...patient, token });
      const asked = '                        -- 719998ms r';

      m.expect(asked$).toBeObservable(asked);
    }),
  );

  it(
    'after 48 days too: a wait beyond 2^31-1 ms is made of several',
    marble((m) => {
      const days = 86_400_000;
      const token = jwt({ issuedAtMs: 0, ttlMs: 60 * days });
      const ports = { scheduler: limitedTimers(m.scheduler) };
      const { asked$ } = scene(m, { socket: '-c 4147200s', tokens: '' }, { ...patient, token, ports });
      const asked = '                        -- 4147199998ms r';

      m.expect(asked$).toBeObservable(asked);
    }),
  );

  it(
    'a fault of the network is tried again after 30 s, on the same socket',
    marble((m) => {
      const { asked$, events$, authenticates$ } = scene(
        m,
        {
          socket: '        -c 719999ms - 30s    -a',
          tokens: '        -- 719999ms F 30s    B-',
        },
        patient,
      );
      const events = '        -K 719999ms - 30s    --';
      const asked = '         -- 719998ms r 30s    r-';
      const authenticates = ' -- 719999ms - 30s    B-';

      m.expect(events$).toBeObservable(events);
      m.expect(asked$).toBeObservable(asked);
      m.expect(authenticates$).toBeObservable(authenticates);
    }),
  );

  it(
    'a refusal of the refresh signs out: the token that still serves is the last',
    marble((m) => {
      const { events$, status$ } = scene(
        m,
        {
          socket: ' -c 719998ms -',
          tokens: ' -- 719998ms R',
        },
        patient,
      );
      const status = '   ca 719998ms x';
      const events = '   -K 719998ms (S|)';

      m.expect(status$).toBeObservable(status);
      m.expect(events$).toBeObservable(events);
    }),
  );
});

describe('2.1.7 a new token that the gateway does not take', () => {
  it(
    'twice: the next socket is opened beside the one that serves, and takes over without a gap',
    marble((m) => {
      const { events$, sockets$, authenticates$ } = scene(
        m,
        {
          socket: ['              -c 719999ms r-re---', '              -- 719999ms ----cef'],
          tokens: '        -- 719998ms B-C----',
        },
        patient,
      );
      const events = '        -K 719999ms ---e--f';
      const sockets = '       A- 719999ms --C----';
      const authenticates = ' -- 719998ms B-C----';

      m.expect(events$).toBeObservable(events);
      m.expect(sockets$).toBeObservable(sockets);
      m.expect(authenticates$).toBeObservable(authenticates);
    }),
  );

  it(
    'nor on the next socket: both are replaced by one with a refreshed token, and the gap is marked',
    marble((m) => {
      const { events$, sockets$, closed$ } = scene(
        m,
        {
          socket: ['              -c 719999ms r-re- 499ms --ce', '              -- 719999ms ----4'],
          tokens: '        -- 719998ms B-C--- 499ms -D',
        },
        patient,
      );
      const events = '        -K 719999ms ---eI 499ms --Re';
      const sockets = '       A- 719999ms --C-- 499ms -D--';
      const closed = '        -- 719999ms ----x';

      m.expect(events$).toBeObservable(events);
      m.expect(sockets$).toBeObservable(sockets);
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );
});
