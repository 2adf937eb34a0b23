import { balanceByVenue$, type Balances } from 'agg-rx/operators';
import { balanceUpdate, continuity, dagStarted, filled, orderSubmitted } from 'agg-rx/testing';
import { map, type Observable } from 'rxjs';
import { describe, it } from 'vitest';
import type { UserEvent } from '../../src/events/index.js';
import { marbles } from '../support/marbles.js';

const cents = (balances: Balances): string =>
  Array.from(
    balances.values(),
    ({ venue, tradingBalanceCents, stale }) => `${venue} ${tradingBalanceCents}${stale ? '?' : ''}`,
  ).join(', ');

function shown(events$: Observable<UserEvent>): Observable<string> {
  return events$.pipe(balanceByVenue$(), map(cents));
}

describe('balanceByVenue$', () => {
  it(
    'gives a new map after each accepted update, and nothing for an older one or an exact repeat',
    marbles((m) => {
      const events$ = m.hot('-a-b-a-o-s-f-|', {
        a: balanceUpdate({ venue: 'kalshi', tradingBalanceCents: 1, timestamp: 5 }),
        b: balanceUpdate({ venue: 'polymarket', tradingBalanceCents: 2, timestamp: 5 }),
        o: balanceUpdate({ venue: 'kalshi', tradingBalanceCents: 3, timestamp: 4 }),
        s: orderSubmitted(),
        f: filled(),
      });

      m.expect(shown(events$)).toBeObservable('-a-b---------|', { a: 'kalshi 1', b: 'kalshi 1, polymarket 2' });
    }),
  );

  it(
    'passes by a field named cause of what is no marker',
    marbles((m) => {
      const events$ = m.hot('-a-o-s-|', {
        a: balanceUpdate({ tradingBalanceCents: 1 }),
        o: { ...orderSubmitted(), cause: 'interrupted' },
        s: { ...filled(), cause: 'user_switched' },
      });

      m.expect(shown(events$)).toBeObservable('-a-----|', { a: 'kalshi 1' });
    }),
  );

  it(
    'is stale from an interruption until the next update of the venue, whatever its time',
    marbles((m) => {
      const events$ = m.hot('-a-i-r-o-', {
        a: balanceUpdate({ tradingBalanceCents: 1, timestamp: 5 }),
        i: continuity({ cause: 'interrupted' }),
        r: continuity({ cause: 'reconnected', epoch: 2 }),
        o: balanceUpdate({ tradingBalanceCents: 2, timestamp: 4 }),
      });

      m.expect(shown(events$)).toBeObservable('-a-i---o-', { a: 'kalshi 1', i: 'kalshi 1?', o: 'kalshi 2' });
    }),
  );

  it(
    'says nothing at an interruption when no balance is known',
    marbles((m) => {
      m.expect(shown(m.hot('-i-', { i: continuity({ cause: 'interrupted' }) }))).toBeObservable('---');
    }),
  );

  it(
    'gives an empty map at once at a user_switched marker',
    marbles((m) => {
      const events$ = m.hot('-a-u-b-', {
        a: balanceUpdate({ venue: 'kalshi', tradingBalanceCents: 1 }),
        u: continuity({ cause: 'user_switched', userId: 'usr_2' }),
        b: balanceUpdate({ venue: 'opinion', tradingBalanceCents: 2 }),
      });

      m.expect(shown(events$)).toBeObservable('-a-u-b-', { a: 'kalshi 1', u: '', b: 'opinion 2' });
    }),
  );

  it(
    'gives an empty map at once at an event of another user',
    marbles((m) => {
      const events$ = m.hot('-x-a-x-y-', {
        x: dagStarted({ userId: 'usr_1' }),
        y: dagStarted({ userId: 'usr_2' }),
        a: balanceUpdate({ tradingBalanceCents: 1 }),
      });

      m.expect(shown(events$)).toBeObservable('---a---y-', { a: 'kalshi 1', y: '' });
    }),
  );
});
