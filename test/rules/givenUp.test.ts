import { describe, it } from 'vitest';
import { connected, filled } from 'agg-rx/testing';
import { marble, scene } from './scene.js';

const late = { l: { late: filled({ orderId: 'l' }) }, m: { late: connected({ userId: 'usr_1' }) } };

describe('2.1.10 a socket that was given up', () => {
  it(
    'is not heard any more: not after silence',
    marble((m) => {
      const { events$ } = scene(m, { socket: '-c 75s l- 500ms cle' }, { letters: late });
      const events = '                         -K 74999ms I-- 500ms R-e';

      m.expect(events$).toBeObservable(events);
    }),
  );

  it(
    'not after a connect that took too long',
    marble((m) => {
      const { events$ } = scene(m, { socket: '10s m- 500ms ce' }, { letters: late });
      const events = '                         10s -- 500ms Ke';

      m.expect(events$).toBeObservable(events);
    }),
  );

  it(
    'not after close()',
    marble((m) => {
      const { gateway, events$ } = scene(m, { socket: '-c-l' }, { letters: late });
      m.hot('                                          --x ').subscribe(gateway.close);
      const events = '                                         -K|';

      m.expect(events$).toBeObservable(events);
    }),
  );

  it(
    'in Node is cut off after 1 s, if the gateway does not answer the close',
    marble((m) => {
      const { closed$ } = scene(m, { socket: '-c 77s', answersClose: false });
      const closed = '                        -- 74999ms x 999ms t';

      m.expect(closed$).toBeObservable(closed, { x: 1000, t: 'terminated' });
    }),
  );
});
