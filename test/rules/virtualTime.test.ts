import { describe, expect, it } from 'vitest';
import { marble, scene } from './scene.js';

describe('2.1.11 no promise is awaited inside', () => {
  it(
    'sign-in, refresh, reconnect, renewal, rotation and close: all in one synchronous run of the clock',
    marble((m) => {
      const script = {
        socket: ['             -ce-4--c 719999ms -a------', '             -------- 719999ms -----cf-'],
        tokens: '       -----B-- 719998ms C-------',
      };
      const rotate = '  -------- 719999ms ---r----';
      const close = '   -------- 719999ms -------x';
      const status = '  ca--rc-a 719999ms -------(x|)';
      const events = '  -Ke-I--R 719999ms ------f|';
      const sockets = ' A----B-- 719999ms ---C----';
      const liveness = { silentMs: 3_600_000 };
      const { gateway, status$, events$, sockets$ } = scene(m, script, { liveness });
      m.hot(rotate).subscribe(gateway.rotate);
      m.hot(close).subscribe(gateway.close);

      m.expect(status$).toBeObservable(status);
      m.expect(events$).toBeObservable(events);
      m.expect(sockets$).toBeObservable(sockets);
    }),
  );
});

describe('nothing is left when the gateway is closed', () => {
  it.each([
    ['before the socket opened', { socket: '' }, 'c---(x|)'],
    ['while it is signed in, and to be renewed', { socket: '-c', tokens: '' }, 'ca--(x|)'],
    ['while authenticate waits', { socket: '-n', tokens: '--B' }, 'co--(x|)'],
    ['while a refresh is awaited', { socket: '-c4', tokens: '' }, 'car-(x|)'],
    ['during a wait', { socket: '-cX' }, 'caw-(x|)'],
    ['while the gateway does not answer the close', { socket: '-c', answersClose: false }, 'ca--(x|)'],
  ])('%s', (_, script, status) => {
    marble((m) => {
      const { gateway, status$ } = scene(m, { ...script, until: '20s' });
      m.hot('----x').subscribe(gateway.close);

      m.expect(status$).toBeObservable(status);
      m.flush();
      expect(m.scheduler.actions).toStrictEqual([]);
    })();
  });

  it(
    'during a rotation',
    marble((m) => {
      const { gateway, closed$ } = scene(m, { socket: ['-c', ''], until: '20s' });
      m.hot('--r--').subscribe(gateway.rotate);
      m.hot('----x').subscribe(gateway.close);
      const closed = '----(xx)';

      m.expect(closed$).toBeObservable(closed, { x: 1000 });
      m.flush();
      expect(m.scheduler.actions).toStrictEqual([]);
    }),
  );

  it(
    'nor when the last subscriber has left: the socket lingers, closes, and the status is idle',
    marble((m) => {
      const { gateway, status$, closed$ } = scene(m, { socket: '--c', tokens: '', until: '5s' }, { held: false });
      const subscription = ' -^-!';
      const status = '       ica- 999ms i';
      const closed = '       ---- 999ms x';

      m.expect(gateway.messages$, subscription).toBeObservable('--m', {
        m: { type: 'connected', appId: 'app_demo123', userId: 'usr_1' },
      });
      m.expect(status$).toBeObservable(status);
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
      m.flush();
      expect(m.scheduler.actions).toStrictEqual([]);
    }),
  );
});
