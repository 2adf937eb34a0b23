import { describe, it } from 'vitest';
import { marble, scene } from './scene.js';

describe('2.1.6 a token that the gateway does not take', () => {
  it(
    'no userId in connected: it is refreshed once, and the new one sent in place',
    marble((m) => {
      const { status$, sockets$, authenticates$, asked$ } = scene(m, { socket: '-n--a', tokens: '--B--' });
      const status = '                                                         co--a';
      const sockets = '                                                        A----';
      const asked = '                                                          -r---';
      const authenticates = '                                                  --B--';

      m.expect(status$).toBeObservable(status);
      m.expect(sockets$).toBeObservable(sockets);
      m.expect(asked$).toBeObservable(asked);
      m.expect(authenticates$).toBeObservable(authenticates);
    }),
  );

  it(
    'an error while authenticate waits and nothing else does: the same',
    marble((m) => {
      const script = { socket: '-n-r-a', tokens: '----B-' };
      const status = '          co---a';
      const authenticates = '   -A--B-';
      const { status$, authenticates$ } = scene(m, script, { socket: { tokenIn: 'message' } });

      m.expect(status$).toBeObservable(status);
      m.expect(authenticates$).toBeObservable(authenticates);
    }),
  );

  it(
    'an error while a subscribe waits too may be about that: the answer is still awaited',
    marble((m) => {
      const script = { socket: '-n-r-a', tokens: '' };
      const subscribe = '       --s---';
      const status = '          co---a';
      const { gateway, status$, asked$ } = scene(m, script, { socket: { tokenIn: 'message' } });
      m.hot(subscribe).subscribe(() => gateway.send({ action: 'subscribe', channel: 'orderbook', outcomeIds: ['o'] }));

      m.expect(status$).toBeObservable(status);
      m.expect(asked$).toBeObservable('-');
    }),
  );

  it(
    'if that fails too the socket is replaced, after a wait since that token had just come, with another token',
    marble((m) => {
      const { status$, sockets$, whys$, closed$ } = scene(m, {
        socket: '   -n--r 500ms --c',
        tokens: '   --B-- 500ms -C-',
      });
      const status = '  co--w 499ms r-ca';
      const sockets = ' A---- 499ms --C-';
      const whys = '    ----w';
      const closed = '  ----x';

      m.expect(status$).toBeObservable(status);
      m.expect(sockets$).toBeObservable(sockets);
      m.expect(whys$).toBeObservable(whys, { w: 'token_refused 1006' });
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it(
    '10 s of silence after authenticate is a dead socket, whatever else it says',
    marble((m) => {
      const script = { socket: '-n 5s h 6s', tokens: '' };
      const status = '          co 9999ms r';
      const { status$ } = scene(m, script, { socket: { tokenIn: 'message' } });

      m.expect(status$).toBeObservable(status);
    }),
  );
});
