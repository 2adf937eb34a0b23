import { filter, map } from 'rxjs';
import { describe, it } from 'vitest';
import { connected, continuity, filled } from 'agg-rx/testing';
import { marble, scene, tokens } from './scene.js';

describe('rotate() moves to a fresh socket without a gap', () => {
  it(
    'no event is lost, none comes twice, and no marker says that anything happened',
    marble((m) => {
      const { gateway, events$, status$, sockets$, closed$ } = scene(m, {
        socket: ['             -cg-ef-------g 10s --', '             ------c(ef)-g-'],
      });
      m.hot('          ---r----------').subscribe(gateway.rotate);
      const events = ' -Kg-ef------g-';
      const status = ' ca------------';
      const sockets = 'A--A----------';
      const closed = ' ------------- 10s x';

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
      const { gateway, events$ } = scene(m, script, {
        socket: { tokenIn: 'message' },
        letters: { c: connected({ userId: 'usr_1' }) },
      });
      m.hot('          --r--------').subscribe(gateway.rotate);
      const events = ' -K---e--f-g';

      m.expect(events$).toBeObservable(events);
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
      const { gateway, status$, closed$ } = scene(m, { socket: ['-n---h 10s -', '---nh'] }, { token: null });
      m.hot('          --r-').subscribe(gateway.rotate);

      m.expect(status$).toBeObservable('co--');
      m.expect(closed$).toBeObservable('----- 10s x', { x: 1000 });
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

describe('rotate() hides no loss', () => {
  it(
    'what the former socket brings late is delivered',
    marble((m) => {
      const { gateway, events$ } = scene(m, { socket: ['-c----e-ff', '---c---f'] });
      m.hot('         --r').subscribe(gateway.rotate);
      const events = '-K----ef-f';

      m.expect(events$).toBeObservable(events);
    }),
  );

  it(
    'a former socket that was half open: the gap is marked from the last time that it brought, once its silence shows',
    marble((m) => {
      const script = { socket: ['-ch 75s --', '----cfh 29999ms h 29999ms h 29999ms -'] };
      const { gateway, closed$ } = scene(m, script, { letters: { f: filled({ orderId: 'f', timestamp: 4 }) } });
      m.hot('                     ---r').subscribe(gateway.rotate);
      const markers = '           -K 75s (IR)';
      const closed = '            -- 75s x';

      m.expect(gateway.userEvents$.pipe(filter(({ type }) => type === 'continuity'))).toBeObservable(markers, {
        K: continuity({ cause: 'connected', epoch: 1, at: 1 }),
        I: continuity({ cause: 'interrupted', epoch: 1, at: 75_002, silentSince: 2 }),
        R: continuity({ cause: 'reconnected', epoch: 2, at: 75_002, silentSince: 2 }),
      });
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it.each([
    ['breaks off', 'X'],
    ['closes, cleanly or not', '|'],
    ['is closed for its token', '4'],
  ])('a former socket that %s before it has shown itself whole: the gap is marked, and nothing else', (_, end) => {
    marble((m) => {
      const { gateway, events$, status$ } = scene(m, { socket: [`-ce---${end}`, '----c-----f'] });
      m.hot('          --r').subscribe(gateway.rotate);
      const events = ' -Ke---(IR)f';
      const status = ' ca';

      m.expect(events$).toBeObservable(events);
      m.expect(status$).toBeObservable(status);
    })();
  });

  it(
    'the socket that took over breaks off meanwhile: the gap begins where the former fell silent',
    marble((m) => {
      const { gateway } = scene(m, { socket: ['-ch------- 499ms c', '----chhhhX'] });
      m.hot('                               --r').subscribe(gateway.rotate);
      const markers = '                     -K-------I 499ms R';

      m.expect(gateway.userEvents$).toBeObservable(markers, {
        K: continuity({ cause: 'connected', epoch: 1, at: 1 }),
        I: continuity({ cause: 'interrupted', epoch: 1, at: 9, silentSince: 2 }),
        R: continuity({ cause: 'reconnected', epoch: 2, at: 509, silentSince: 2 }),
      });
    }),
  );

  it(
    'a former socket that was given up is cut off after 1 s in Node, if the gateway does not answer the close',
    marble((m) => {
      const { gateway, closed$ } = scene(m, { socket: ['-c----h 12s', '---ch'], answersClose: false });
      m.hot('         --r').subscribe(gateway.rotate);
      const closed = '------ 10s x 999ms t';

      m.expect(closed$).toBeObservable(closed, { x: 1000, t: 'terminated' });
    }),
  );

  it(
    'a new token goes to the socket that took over alone',
    marble((m) => {
      const { gateway, events$, authenticates$ } = scene(m, { socket: ['-c------', '---c--ae'] });
      m.hot('                --r-----').subscribe(gateway.rotate);
      m.hot('                -----B--').subscribe(() => void gateway.authenticate(tokens.B));
      const authenticates = '-----B--';
      const events = '       -K-----e';

      m.expect(authenticates$).toBeObservable(authenticates);
      m.expect(events$).toBeObservable(events);
    }),
  );

  it(
    'another user signs in while the former is kept: both sockets are given up, and one marker says it all',
    marble((m) => {
      const { gateway, events$, sockets$, closed$ } = scene(m, { socket: ['-c------c-', '---c--a---'] });
      m.hot('          --r-------').subscribe(gateway.rotate);
      m.hot('          -----Z----').subscribe(() => void gateway.authenticate(tokens.Z));
      const events = ' -K------U-';
      const sockets = 'A-A---Z---';
      const closed = ' ------(xx)';

      m.expect(events$).toBeObservable(events);
      m.expect(sockets$).toBeObservable(sockets);
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );
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
      const { gateway, events$, closed$ } = scene(m, { socket: ['-c------e 10s -', '---X-c-e-'] });
      m.hot('         --r-r----').subscribe(gateway.rotate);
      const events = '-K-----e-';
      const closed = '-------- 10s x';

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
