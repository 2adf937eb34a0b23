import { describe, it } from 'vitest';
import { marble, scene } from './scene.js';

describe('2.1.1 every close that was not asked for leads to a reconnect', () => {
  it.each([1000, 1001, 1005, 1006, 1011, 1012, 4008, 4029, 4429])('%i, with the same token', (code) => {
    marble((m) => {
      const { status$, sockets$, asked$ } = scene(m, { socket: '-cX 500ms c', tokens: '' }, { letters: { X: code } });
      const status = '                                        caw 499ms ca';
      const sockets = '                                       A-- 499ms A-';

      m.expect(status$).toBeObservable(status);
      m.expect(sockets$).toBeObservable(sockets);
      m.expect(asked$).toBeObservable('-');
    })();
  });

  it(
    'an error event waits for the close that explains it',
    marble((m) => {
      const { status$, sockets$ } = scene(
        m,
        {
          socket: '   -cf 400ms 4--c',
          tokens: '   --- 400ms -B--',
        },
        { letters: { f: 'fails' } },
      );
      const status = '  ca- 400ms rc-a';
      const sockets = ' A-- 400ms -B--';

      m.expect(status$).toBeObservable(status);
      m.expect(sockets$).toBeObservable(sockets);
    }),
  );

  it(
    'an error event that no close follows within 1 s is a 1006',
    marble((m) => {
      const { whys$ } = scene(m, { socket: '-cf', until: '1100ms' }, { letters: { f: 'fails' } });
      const whys = '                        --- 999ms w';

      m.expect(whys$).toBeObservable(whys, { w: 'closed 1006' });
    }),
  );
});
