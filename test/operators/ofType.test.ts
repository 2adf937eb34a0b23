import { ofEvent, ofType } from 'agg-rx/operators';
import {
  balanceUpdate,
  failed,
  filled,
  heartbeat,
  orderSubmitted,
  orderUnreadable,
  unrecognizedEvent,
} from 'agg-rx/testing';
import type { ServerMessage } from 'agg-rx/protocol';
import { map } from 'rxjs';
import { describe, it } from 'vitest';
import { marbles } from '../support/marbles.js';

describe('ofType', () => {
  it(
    'gives the messages of one type, with its fields',
    marbles((m) => {
      const messages$ = m.hot<ServerMessage>('-h-b-f-|', { h: heartbeat({ ts: 7 }), b: balanceUpdate(), f: filled() });

      const ts$ = messages$.pipe(
        ofType('heartbeat'),
        map(({ ts }) => ts),
      );

      m.expect(ts$).toBeObservable('-h-----|', { h: 7 });
    }),
  );
});

describe('ofEvent', () => {
  const events = {
    s: orderSubmitted(),
    f: failed({ orderId: 'o2', errorReason: 'no funds' }),
    g: filled(),
    // It bears the name of the event that could not be read, and is not that event.
    u: orderUnreadable({ event: 'failed' }),
    x: unrecognizedEvent({ name: 'order_amended' }),
  };

  it(
    'gives the order events of one name, with its fields',
    marbles((m) => {
      const reasons$ = m.hot('-s-f-g-u-x-|', events).pipe(
        ofEvent('failed'),
        map(({ orderId, errorReason }) => [orderId, errorReason]),
      );

      m.expect(reasons$).toBeObservable('---f-------|', { f: ['o2', 'no funds'] });
    }),
  );

  it(
    'gives those that are not documented by the name unrecognized',
    marbles((m) => {
      const names$ = m.hot('-s-f-g-u-x-|', events).pipe(
        ofEvent('unrecognized'),
        map(({ name }) => name),
      );

      m.expect(names$).toBeObservable('---------x-|', { x: 'order_amended' });
    }),
  );
});
