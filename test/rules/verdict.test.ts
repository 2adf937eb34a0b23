import { describe, expect, it } from 'vitest';
import type { CloseInfo } from 'agg-rx/protocol';
import { marble, scene } from './scene.js';

describe('2.1.2 what a close means', () => {
  it.each([1008, 4001, 4003, 4401, 4403, 4000, 4999])('%i soon after the connect: a new token, at once', (code) => {
    marble((m) => {
      const { status$, sockets$ } = scene(m, { socket: '-cX--c', tokens: '---B' }, { letters: { X: code } });
      const status = '                                carc-a';
      const sockets = '                               A--B--';

      m.expect(status$).toBeObservable(status);
      m.expect(sockets$).toBeObservable(sockets);
    })();
  });

  it.each([
    [4998, 'a new token', 'r'],
    [5001, 'the same token, after a wait', 'w'],
  ])('4000 after %i ms: %s', (openMs, _, after) => {
    marble((m) => {
      const { status$ } = scene(m, { socket: `-c ${openMs}ms X`, tokens: '' }, { letters: { X: 4000 } });
      const status = `                         ca ${openMs}ms ${after}`;

      m.expect(status$).toBeObservable(status);
    })();
  });

  it.each([1006, 1011])('the second %i in a row before connected: a new token; the third: no other', (code) => {
    marble((m) => {
      const { status$, sockets$ } = scene(
        m,
        {
          socket: '   -X 500ms X----X 2s    -',
          tokens: '   -- 500ms -B--- 2s    -',
        },
        { letters: { X: code } },
      );
      const status = '  cw 499ms crc---w 1999ms c';
      const sockets = ' A- 499ms A-B---- 1999ms B';

      m.expect(status$).toBeObservable(status);
      m.expect(sockets$).toBeObservable(sockets);
    })();
  });

  it(
    'without a token there is none to refresh: 4401 is waited for like any other',
    marble((m) => {
      const { status$, sockets$ } = scene(m, { socket: '-n4 500ms n' }, { token: null });
      const status = '                                  cow 499ms co';
      const sockets = '                                 n-- 499ms n';

      m.expect(status$).toBeObservable(status);
      m.expect(sockets$).toBeObservable(sockets);
    }),
  );

  it(
    'a token that has just come and is refused waits, with cause token_refused',
    marble((m) => {
      const { status$, whys$ } = scene(m, { socket: '-c4-c4', tokens: '---B' });
      const status = '                               carcaw';
      const whys = '                                 -----w';

      m.expect(status$).toBeObservable(status);
      m.expect(whys$).toBeObservable(whys, { w: 'token_refused 4401' });
    }),
  );

  it(
    'a token refused for ever ends by maxAttempts alone, as GaveUp',
    marble((m) => {
      const { status$, events$ } = scene(
        m,
        {
          socket: '   -c4-c4 1s    -c4',
          tokens: '   ---B-- 1s    C--',
        },
        { retry: { maxAttempts: 3 } },
      );
      const status = '  carcaw 999ms rca(x|)';
      const events = '  -KI-RI 999ms --R(IG|)';

      m.expect(status$).toBeObservable(status);
      m.expect(events$).toBeObservable(events);
    }),
  );

  it.each([1002, 1003, 1007, 1009])('%i twice in a row ends as Refused', (code) => {
    marble((m) => {
      const { status$, events$ } = scene(m, { socket: '-cX 500ms cX' }, { letters: { X: code } });
      const status = '                                 caw 499ms ca(x|)';
      const events = '                                 -KI 499ms -R(IN|)';

      m.expect(status$).toBeObservable(status);
      m.expect(events$).toBeObservable(events);
    })();
  });

  it(
    'the caller may judge otherwise, told of all that is known',
    marble((m) => {
      const seen: CloseInfo[] = [];
      const classifyClose = (close: CloseInfo) => {
        seen.push(close);
        return 'stop' as const;
      };
      const { events$ } = scene(m, { socket: '-c--X', tokens: '' }, { retry: { classifyClose } });
      const events = '                         -K--(IN|)';

      m.expect(events$).toBeObservable(events);
      m.flush();

      expect(seen).toStrictEqual([
        {
          code: 1006,
          reason: '',
          wasClean: false,
          phase: 'authenticated',
          openMs: 3,
          tokenSent: true,
          tokenIsFresh: false,
          failuresInARow: 1,
        },
      ]);
    }),
  );
});
