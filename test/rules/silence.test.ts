import { describe, it } from 'vitest';
import { marble, scene } from './scene.js';

describe('2.1.8 a socket without a frame of any kind is dropped and replaced', () => {
  it(
    'after 75 s, before a heartbeat period is learned; status$ says why',
    marble((m) => {
      const { status$, closed$, whys$ } = scene(m, { socket: '-c 76s' });
      const status = '                                        ca 74999ms w 499ms c';
      const closed = '                                        -- 74999ms x';

      m.expect(status$).toBeObservable(status);
      m.expect(closed$).toBeObservable(closed, { x: 1000 });
      m.expect(whys$).toBeObservable(closed, { x: 'silent 1006' });
    }),
  );

  it.each([
    ['a message', 'e'],
    ['a heartbeat', 'h'],
    ['a frame that does not decode', 'b'],
  ])('%s counts', (_, letter) => {
    marble((m) => {
      const script = { socket: `-c 50s ${letter} 76s` };
      const { closed$ } = scene(m, script, { letters: { b: { text: 'not JSON' } } });
      const closed = '           -- 50s - 74999ms x';

      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    })();
  });

  it(
    'after 2.5 learned heartbeat periods',
    marble((m) => {
      const { closed$ } = scene(m, { socket: '-ch 19999ms h 51s' });
      const closed = '                        --- 19999ms - 49999ms x';

      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it.each([
    ['not before 20 s, however short the period', 1_000, 20_000],
    ['not later than 120 s, however long the period', 60_000, 120_000],
  ])('%s', (_, periodMs, limitMs) => {
    marble((m) => {
      const { closed$ } = scene(m, { socket: `-ch ${periodMs - 1}ms h ${limitMs}ms -` });
      const closed = `                         --- ${periodMs - 1}ms - ${limitMs - 1}ms x`;

      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    })();
  });

  it(
    'one heartbeat that was lost does not stretch the period: the median counts',
    marble((m) => {
      const { closed$ } = scene(m, { socket: '-ch 9999ms h 19999ms h 9999ms h 26s' });
      const closed = '                        --- 9999ms - 19999ms - 9999ms - 24999ms x';

      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it(
    'the learned period outlives its socket',
    marble((m) => {
      const { closed$ } = scene(m, { socket: '-ch 9999ms hX 500ms c 25s' });
      const closed = '                        --- 9999ms -- 500ms - 24999ms x';

      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it(
    'silence before a period is learned doubles the limit, up to 5 minutes',
    marble((m) => {
      const { closed$ } = scene(m, { everySocket: 'c', until: '15m' }, { retry: { initialMs: 0 } });
      const closed = '75s x 149999ms x 299999ms x 299999ms x';

      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it(
    'a learned period takes the doubling back',
    marble((m) => {
      const { closed$ } = scene(m, { socket: 'c 75s ch 9999ms h 25s' }, { retry: { initialMs: 0 } });
      const closed = '                        75s x-- 9999ms - 24999ms x';

      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it.each([10_000, 400_000])('silentMs of the caller, %i, wins over what was learned', (silentMs) => {
    marble((m) => {
      const { closed$ } = scene(m, { socket: `-ch 999ms h ${silentMs}ms -` }, { liveness: { silentMs } });
      const closed = `                         --- 999ms - ${silentMs - 1}ms x`;

      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    })();
  });

  it.each([
    ['does not open', ''],
    ['opens and does not say connected', 'h'],
  ])('a connect that %s within 10 s has failed', (_, said) => {
    marble((m) => {
      const { status$, whys$ } = scene(m, { socket: said, until: '10200ms' });
      const status = '  c 9999ms w';
      const whys = '    - 9999ms w';

      m.expect(status$).toBeObservable(status);
      m.expect(whys$).toBeObservable(whys, { w: 'connect_timeout 1006' });
    })();
  });
});

describe('2.1.8 a machine that wakes', () => {
  it(
    'ends a wait at once',
    marble((m) => {
      const { status$ } = scene(m, { socket: '-cX---c', wake: '-----w' });
      const status = '                        caw--ca';

      m.expect(status$).toBeObservable(status);
    }),
  );

  it(
    'looks at once whether the socket was silent for too long: while it slept no timer ran',
    marble((m) => {
      let sleptMs = 0;
      const clock = {
        now: () => m.scheduler.now() + sleptMs,
        schedule: m.scheduler.schedule.bind(m.scheduler),
      };
      m.hot('                     --s').subscribe(() => {
        sleptMs = 3_600_000;
      });
      const { closed$ } = scene(m, { socket: '-c 1s', wake: '-----w' }, { ports: { scheduler: clock } });
      const closed = '                                -----x';

      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );

  it(
    'leaves a socket alone that was not silent for that long',
    marble((m) => {
      const { closed$ } = scene(m, { socket: '-c 80s', wake: '- 70s w' });
      const closed = '                        -- 74999ms x';

      m.expect(closed$).toBeObservable(closed, { x: 1000 });
    }),
  );
});
