import { orderLifecycle$ } from 'agg-rx/operators';
import { filled, stepStarted } from 'agg-rx/testing';
import { map } from 'rxjs';
import { describe, it } from 'vitest';
import { marbles } from '../support/marbles.js';

describe('orderLifecycle$', () => {
  it(
    'says nothing when an event is repeated',
    marbles((m) => {
      const events$ = m.hot(' -a-a-f-f-|', { a: stepStarted({ orderId: 'o1' }), f: filled({ orderId: 'o1' }) });
      const subs = '          ^--------!';
      const expected = '      -x---y---|';

      const seen$ = events$.pipe(
        orderLifecycle$(),
        map((order) => order.status),
      );

      m.expect(seen$).toBeObservable(expected, { x: 'running', y: 'filled' });
      m.expect(events$).toHaveSubscriptions(subs);
    }),
  );
});
