import { map } from 'rxjs';
import { describe, it } from 'vitest';
import { connected } from 'agg-rx/testing';
import { marble, scene, tokens } from './scene.js';

describe('rotate() moves to a fresh socket without a gap', () => {
  it(
    'no event is lost, none comes twice, and no marker says that anything happened',
    marble((m) => {
      const { gateway, events$, status$, sockets$, closed$ } = scene(m, {
        socket: ['             -cg-ef--------', '             ------c(ef)-g-'],
      });
      m.hot('          ---r----------').subscribe(gateway.rotate);
      const events = ' -Kg-ef------g-';
      const status = ' ca------------';
      const sockets = 'A--A----------';
      const closed = ' ------x-------';

      m.expect(events$).toBeObservable(events);
      m.expect(status$).toBeObservable(status);
      m.expect(sockets$).toBeObservable(sockets);
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it(
    'what the next socket brings before its user is signed in is not lost either',
    marble((m) => {
      const script = {
        socket: ['             -c---e-----', '             ---ne-f-a-g'],
      };
      const { gateway, events$, closed$ } = scene(m, script, {
        socket: { tokenIn: 'message' },
        letters: { c: connected({ userId: 'usr_1' }) },
      });
      m.hot('          --r--------').subscribe(gateway.rotate);
      const events = ' -K---e--f-g';
      const closed = ' --------x--';

      m.expect(events$).toBeObservable(events);
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it(
    'a frame that can not be read, given by both, is rejected once',
    marble((m) => {
      const bad = { text: '{"type":"order_event","event":"filled","orderId":"b","timestamp":1,"filledAmountRaw":"x"}' };
      const { gateway, events$ } = scene(
        m,
        {
          socket: ['             -c-be---', '             -----cbe'],
        },
        { letters: { b: bad } },
      );
      m.hot('          --r-----').subscribe(gateway.rotate);
      const rejected = '---b----';
      const events = '  -K-be---';

      m.expect(gateway.rejected$.pipe(map(() => 'b'))).toBeObservable(rejected);
      m.expect(events$).toBeObservable(events);
    }),
  );

  it(
    'works at app level',
    marble((m) => {
      const { gateway, status$, closed$ } = scene(m, { socket: ['-n', '---n'] }, { token: null });
      m.hot('          --r-').subscribe(gateway.rotate);

      m.expect(status$).toBeObservable('co--');
      m.expect(closed$).toBeObservable('---x', { x: 1000 });
    }),
  );

  it(
    'one asked for while another is under way is that one',
    marble((m) => {
      const { gateway, sockets$ } = scene(m, { socket: ['-c', '-----c', ''], until: '-------' });
      m.hot('          --rr---').subscribe(gateway.rotate);
      const sockets = 'A-A----';

      m.expect(sockets$).toBeObservable(sockets);
    }),
  );

  it.each([
    ['before anyone listens', '-r-----', 'i--c-a-', '---A---', false],
    ['while the socket is connecting', 'r------', 'c----a-', 'A------', true],
  ])('%s there is nothing to move', (_, rotations, status, sockets, held) => {
    marble((m) => {
      const { gateway, status$, sockets$ } = scene(m, { socket: '-----c-' }, { held });
      m.hot(rotations).subscribe(gateway.rotate);
      if (!held) m.hot('---c').subscribe(() => gateway.connect());

      m.expect(status$).toBeObservable(status);
      m.expect(sockets$).toBeObservable(sockets);
    })();
  });
});

describe('a rotation that fails changes nothing', () => {
  it.each([
    ['closes', '---X', '----'],
    ['closes with 4401', '---4', '----'],
    ['closes with a code that would end all', '---P', '----'],
    ['signs in another user', '---z', '---x'],
  ])('the next socket %s', (_, next, closed) => {
    marble((m) => {
      const letters = { P: 1002, z: connected({ userId: 'usr_2' }) };
      const { gateway, events$, status$, closed$ } = scene(m, { socket: ['-c--e-', next] }, { letters });
      m.hot('         --r---').subscribe(gateway.rotate);
      const events = '-K--e-';
      const status = 'ca----';

      m.expect(events$).toBeObservable(events);
      m.expect(status$).toBeObservable(status);
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    })();
  });

  it(
    'the next socket is not answered in 10 s',
    marble((m) => {
      const { gateway, events$, closed$ } = scene(m, { socket: ['-c- 10s -e-', ''] });
      m.hot('         --r').subscribe(gateway.rotate);
      const events = '-K- 10s -e-';
      const closed = '--- 9999ms x';

      m.expect(events$).toBeObservable(events);
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it(
    'the next socket opens without the user, and there is no way to refresh',
    marble((m) => {
      const { gateway, status$, closed$ } = scene(m, { socket: ['-c-', '---n'] });
      m.hot('         --r').subscribe(gateway.rotate);
      const status = 'ca--';
      const closed = '---x';

      m.expect(status$).toBeObservable(status);
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it(
    'and the one after it may succeed',
    marble((m) => {
      const { gateway, events$, closed$ } = scene(m, { socket: ['-c-------', '---X-c-e-'] });
      m.hot('         --r-r----').subscribe(gateway.rotate);
      const events = '-K-----e-';
      const closed = '-----x---';

      m.expect(events$).toBeObservable(events);
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it(
    'the socket that serves ends first: all is opened anew',
    marble((m) => {
      const { gateway, events$, closed$ } = scene(m, { socket: ['-c-X 499ms -c', ''] });
      m.hot('         --r-').subscribe(gateway.rotate);
      const events = '-K-I 499ms -R';
      const closed = '---x';

      m.expect(events$).toBeObservable(events);
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );
});

describe('during a rotation', () => {
  it(
    'the app switches user: one fresh socket for that user, and one marker',
    marble((m) => {
      const { gateway, events$, sockets$ } = scene(m, { socket: ['-c----a-ce', ''] });
      m.hot('          --r-------').subscribe(gateway.rotate);
      m.hot('          ----Z-----').subscribe(() => void gateway.authenticate(tokens.Z));
      const events = ' -K------U';
      const sockets = 'A-A---Z---';

      m.expect(events$).toBeObservable(events);
      m.expect(sockets$).toBeObservable(sockets);
    }),
  );
});
