import { catchError, map, NEVER, of, switchMap, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { SessionError } from 'agg-rx';
import { jwt } from 'agg-rx/testing';
import { letterOf, marble, scene, tokens } from './scene.js';

/** A token good for so long, issued at a time of the gateway's clock. */
const good = (ttlMs: number, issuedAtMs = 0) => ({ token: jwt({ issuedAtMs, ttlMs, serial: 7 }) });

describe('2.1.3 the token is refreshed before a connect when it may have expired', () => {
  it(
    'with no token at all, before the first',
    marble((m) => {
      const { status$, sockets$ } = scene(m, { socket: '---c', tokens: '--B' }, { token: null });
      const status = '                                  r-ca';
      const sockets = '                                 --B-';

      m.expect(status$).toBeObservable(status);
      m.expect(sockets$).toBeObservable(sockets);
    }),
  );

  it.each([
    [30_000, 'r'],
    [30_001, 'c'],
  ])('with %i ms left of its life, before the first: %s', (ttlMs, first) => {
    marble((m) => {
      const { status$ } = scene(m, { tokens: '', until: '-' }, { token: good(ttlMs).token });

      m.expect(status$).toBeObservable(first);
    })();
  });

  it(
    'without a readable exp, before a reconnect only: wait first, then refresh, then connect',
    marble((m) => {
      const { status$, sockets$ } = scene(
        m,
        {
          socket: '   -cX 500ms --c',
          tokens: '   --- 500ms -B-',
        },
        { token: tokens.O },
      );
      const status = '  caw 499ms r-ca';
      const sockets = ' O-- 499ms --B-';

      m.expect(status$).toBeObservable(status);
      m.expect(sockets$).toBeObservable(sockets);
    }),
  );

  describe('with clocks 5 minutes apart', () => {
    const fiveMinutes = 300_000;

    it(
      'the gateway’s behind ours: one refresh a connect, and no loop though every token looks expired',
      marble((m) => {
        const { status$, asked$ } = scene(
          m,
          {
            socket: '     --cX 500ms -c 10s',
            everyRefresh: '-t',
          },
          { token: good(200_000, -fiveMinutes).token, letters: { t: good(200_000, -fiveMinutes) } },
        );
        const status = '    rcaw 499ms rca';
        const asked = '     r--- 499ms r--';

        m.expect(status$).toBeObservable(status);
        m.expect(asked$).toBeObservable(asked);
      }),
    );

    it.each([
      [869_999, 'c'],
      [870_000, 'r'],
    ])('the gateway’s ahead of ours: a token of 15 minutes is told by its life; after %i ms: %s', (afterMs, first) => {
      marble((m) => {
        const ahead = good(900_000, fiveMinutes).token;
        const { gateway, status$ } = scene(m, { tokens: '', until: `${afterMs}ms --` }, { token: ahead, held: false });
        m.hot(`                  ${afterMs}ms x`).subscribe(() => gateway.connect());
        const status = `         i ${afterMs - 1}ms ${first}`;

        m.expect(status$).toBeObservable(status);
      })();
    });
  });

  it(
    'a token that expires between the refresh and the connect is refreshed once more, in place',
    marble((m) => {
      const { status$, sockets$, authenticates$ } = scene(
        m,
        {
          socket: '         --- 5s     n--a',
          tokens: '         --S 5s     -B--',
        },
        { token: null, letters: { S: good(1_000) } },
      );
      const status = '        r-c 5s     o--a';
      const sockets = '       --s 5s     ----';
      const authenticates = ' --- 5s     -B--';

      m.expect(status$).toBeObservable(status);
      m.expect(sockets$).toBeObservable(sockets, { s: '?' });
      m.expect(authenticates$).toBeObservable(authenticates);
    }),
  );
});

describe('2.1.4 one refresh at a time, and only a refusal of it signs out', () => {
  it(
    'the socket, REST and the app share one',
    marble((m) => {
      const { session, asked$, sockets$ } = scene(m, { socket: '-c4---c', tokens: '-----B-' });
      const rest = '                                            ---^   ';
      const app = '                                             ----^  ';
      const answer = '                                          -----(B|)';
      const asked = '                                           --r----';
      const sockets = '                                         A----B-';
      const shared$ = session.refresh().pipe(map(letterOf));

      m.expect(shared$, rest).toBeObservable(answer);
      m.expect(shared$, app).toBeObservable(answer);
      m.expect(asked$).toBeObservable(asked);
      m.expect(sockets$).toBeObservable(sockets);
    }),
  );

  it.each([400, 401, 403])('a %i ends as SignedOut, calls signOut once and opens no socket again', (status) => {
    marble((m) => {
      let signOuts = 0;
      const { status$, events$, sockets$ } = scene(
        m,
        {
          socket: '       -c4--',
          tokens: '       ----R 60s',
        },
        {
          letters: { R: { status } },
          signOut: () => {
            signOuts += 1;
          },
        },
      );

      const ended = '      car-x';
      const events = '     -KI-(S|)';
      const sockets = '    A----';

      m.expect(status$).toBeObservable(ended);
      m.expect(events$).toBeObservable(events);
      m.expect(sockets$).toBeObservable(sockets);
      m.flush();

      expect(signOuts).toBe(1);
    })();
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    ['never settles', () => NEVER],
    ['fails', () => throwError(() => new Error('no'))],
  ])('a signOut that %s changes nothing of that', (_, signOut) => {
    marble((m) => {
      const { status$, events$ } = scene(m, { socket: '-c4--', tokens: '----R' }, { signOut });
      const status = '                                 car-x';
      const events = '                                 -KI-(S|)';

      m.expect(status$).toBeObservable(status);
      m.expect(events$).toBeObservable(events);
    })();
  });

  it.each([
    ['a fault of the network', { fault: 'the network is down' }],
    ['a 503', { status: 503 }],
    ['an empty token', { token: '' }],
  ])('%s waits and tries again, and never signs out', (_, failure) => {
    marble((m) => {
      let signOuts = 0;
      const { status$, whys$ } = scene(
        m,
        {
          socket: '   -c4-- 1s   ---c',
          tokens: '   ----F 1s   -B--',
        },
        {
          letters: { F: failure },
          signOut: () => {
            signOuts += 1;
          },
        },
      );
      const status = '  car-w 999ms r-c-a';
      const whys = '    ----w';

      m.expect(status$).toBeObservable(status);
      m.expect(whys$).toBeObservable(whys, { w: 'refresh_failed' });
      m.flush();
      expect(signOuts).toBe(0);
    })();
  });

  it(
    'a refresh that never settles is a fault after 10 s, and is asked again',
    marble((m) => {
      const { status$, asked$ } = scene(m, { socket: '-c4', tokens: '', until: '15s' });
      const status = '                                car 9999ms w 999ms r';
      const asked = '                                 --r 9999ms - 999ms r';

      m.expect(status$).toBeObservable(status);
      m.expect(asked$).toBeObservable(asked);
    }),
  );

  it(
    'one that resolves after the user has closed opens nothing',
    marble((m) => {
      const { gateway, status$, sockets$ } = scene(m, { socket: '-c4----', tokens: '------B' });
      m.hot('                                                ----x  ').subscribe(gateway.close);
      const status = '                                         car-(x|)';
      const sockets = '                                        A------';

      m.expect(status$).toBeObservable(status);
      m.expect(sockets$).toBeObservable(sockets);
    }),
  );

  it(
    'the app signs in while one is awaited: its token serves at once, and what is awaited is not taken',
    marble((m) => {
      const { gateway, session, sockets$, events$ } = scene(m, { socket: '-c4--c--', tokens: '-------B' });
      m.hot('                                                        ----C   ').subscribe(() => {
        void gateway.authenticate(tokens.C);
      });
      const sockets = '                                                A---C---';
      const events = '                                                 -KI--R--';

      m.expect(sockets$).toBeObservable(sockets);
      m.expect(events$).toBeObservable(events);
      m.flush();

      const state = session.state();
      expect(state.level === 'user' && state.token?.value).toBe(tokens.C);
    }),
  );

  it(
    'one that is under way when the socket opens is not asked again: its token is sent in place',
    marble((m) => {
      const script = { socket: '---n--a-', tokens: '----B---' };
      const asked = '           -r------';
      const authenticates = '   ----B---';
      const sockets = '         A-------';
      const events = '          ------K-';
      const { session, asked$, authenticates$, events$, sockets$ } = scene(m, script);
      m.hot('                   -r')
        .pipe(switchMap(() => session.refresh()))
        .subscribe();

      m.expect(asked$).toBeObservable(asked);
      m.expect(authenticates$).toBeObservable(authenticates);
      m.expect(sockets$).toBeObservable(sockets);
      m.expect(events$).toBeObservable(events);
    }),
  );

  it(
    'a SessionError is what the app is told, never its own error',
    marble((m) => {
      const { session } = scene(m, { socket: '-c', tokens: '---F' });
      const told$ = session
        .refresh()
        .pipe(catchError((error: unknown) => of(error instanceof SessionError && error._tag)));

      m.expect(told$, '--^').toBeObservable('---(f|)', { f: 'RefreshFailed' });
    }),
  );
});
