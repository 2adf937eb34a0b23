import { describe, it } from 'vitest';
import type { UserEvent } from 'agg-rx';
import { balanceUpdate, connected, continuity, filled, orderSubmitted } from 'agg-rx/testing';
import { marble, scene, tokens } from './scene.js';

const others = {
  b: { late: balanceUpdate() },
  s: { late: orderSubmitted() },
  y: filled({ orderId: 'y', userId: 'usr_2' }),
  z: connected({ userId: 'usr_2' }),
};

const inMessage = { socket: { tokenIn: 'message' } } as const;

describe('2.2 a marker stands wherever continuity begins, breaks, mends or moves', () => {
  it(
    'connected, interrupted, reconnected, with epochs, the time, and since when the gateway has been silent',
    marble((m) => {
      const { gateway } = scene(m, { socket: '-che-X 500ms cX' }, { letters: { e: filled({ timestamp: 3 }) } });
      const events = '                         -K-e-I 500ms RJ';

      m.expect(gateway.userEvents$).toBeObservable(events, {
        K: continuity({ cause: 'connected', epoch: 1, at: 1 }),
        e: filled({ timestamp: 3 }) as UserEvent,
        I: continuity({ cause: 'interrupted', epoch: 1, at: 5, silentSince: 2 }),
        R: continuity({ cause: 'reconnected', epoch: 2, at: 506, silentSince: 2 }),
        J: continuity({ cause: 'interrupted', epoch: 2, at: 507, silentSince: 2 }),
      });
    }),
  );

  it(
    'the first sign-in on an app-level socket gives connected',
    marble((m) => {
      const { gateway, events$ } = scene(m, { socket: '-n--a-e' }, { token: null });
      m.hot('                                          --A----').subscribe(() => void gateway.authenticate(tokens.A));
      const events = '                                         ----K-e';

      m.expect(events$).toBeObservable(events);
    }),
  );

  it(
    'no marker stands at app level, whatever happens',
    marble((m) => {
      const { events$ } = scene(m, { socket: '-nX 500ms n' }, { token: null });

      m.expect(events$).toBeObservable('-');
    }),
  );

  it(
    'a renewal for the same user is none of them',
    marble((m) => {
      const { gateway, events$, authenticates$ } = scene(m, { socket: '-c--a-e' });
      m.hot('                                                          --B----').subscribe(
        () => void gateway.authenticate(tokens.B),
      );
      const events = '                                                         -K----e';
      const authenticates = '                                                  --B----';

      m.expect(events$).toBeObservable(events);
      m.expect(authenticates$).toBeObservable(authenticates);
    }),
  );

  it(
    'another user: that socket is given up and a fresh one opened before anything is delivered, then user_switched',
    marble((m) => {
      const script = { socket: '-ce--abs-cf' };
      const { gateway, events$, sockets$, closed$ } = scene(m, script, { letters: others });
      m.hot('                   ---Z-------').subscribe(() => void gateway.authenticate(tokens.Z));
      const events = '          -Ke------U-';
      const sockets = '         A----Z-----';
      const closed = '          -----x-----';

      m.expect(events$).toBeObservable(events);
      m.expect(sockets$).toBeObservable(sockets);
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it(
    'another user after a reconnect is user_switched too',
    marble((m) => {
      const { events$ } = scene(m, { socket: '-cX 500ms z' }, { letters: others });
      const events = '                         -KI 500ms U';

      m.expect(events$).toBeObservable(events);
    }),
  );

  it(
    'an order event of another user is never delivered',
    marble((m) => {
      const { events$ } = scene(m, { socket: '-cyey' }, { letters: others });
      const events = '                         -K-e-';

      m.expect(events$).toBeObservable(events);
    }),
  );

  it.each([
    ['the answer to the connect', '-es-c-', '----(Kes)', {}],
    ['the answer to the token, sent in a message', '-nes-a', '-----(Kes)', inMessage],
    ['the answer to the token, when it comes after a break', '-cX 499ms -esc', '-KI 499ms ---(Res)', {}],
  ] as const)('what a socket brings of the user before %s stands after the marker', (_, socket, events, options) => {
    marble((m) => {
      const more = { ...options, letters: { s: orderSubmitted({ orderId: 's' }) } };
      const { events$ } = scene(m, { socket }, more);

      m.expect(events$).toBeObservable(events);
    })();
  });

  it(
    'and is dropped where another user is the one who signs in',
    marble((m) => {
      const script = { socket: '-n-eb-r-a' };
      const { gateway, events$ } = scene(m, script, { ...inMessage, letters: { ...others, b: balanceUpdate() } });
      m.hot('                    -----Z---').subscribe(() => void gateway.authenticate(tokens.Z));
      const events = '           --------K';

      m.expect(events$).toBeObservable(events);
    }),
  );

  it(
    'a user who leaves interrupts it; who comes back reconnects it',
    marble((m) => {
      const { gateway, events$, sockets$ } = scene(m, { socket: '-c---n---a' });
      m.hot('                                           ---x------').subscribe(() => void gateway.authenticate(null));
      m.hot('                                           -------B--').subscribe(
        () => void gateway.authenticate(tokens.B),
      );
      const events = '                                   -K-I-----R';
      const sockets = '                                  A--n------';

      m.expect(events$).toBeObservable(events);
      m.expect(sockets$).toBeObservable(sockets);
    }),
  );

  it(
    'a new subscriber is given the current marker first',
    marble((m) => {
      const { events$ } = scene(m, { socket: '-ce-e-X-' });
      const early = '                         ---^----';
      const events = '                        ---Ke-I-';
      const later = '                         -------^';
      const marker = '                        -------I';

      m.expect(events$, early).toBeObservable(events);
      m.expect(events$, later).toBeObservable(marker);
    }),
  );
});
