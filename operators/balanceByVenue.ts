import { defer, distinctUntilChanged, scan, skip, startWith, type OperatorFunction } from 'rxjs';
import { applyToBalances, type Balances } from '../src/balance/index.js';
import type { UserEvent } from '../src/events/index.js';
import { resetWatch } from './resetWatch.js';
import { userResets } from './userResets.js';

/**
 * The balance at each venue, in whole US cents, as a new map after each change.
 *
 *     events   -k-p-k-j-i-l-u-|     k, p: of two venues; k again and the older j change nothing
 *              balanceByVenue$()
 *     output   -A-B-----C-D-E-|     i: interrupted, all are stale; l: of k's venue again; u: user_switched, E is empty
 *
 * Emits when a venue's balance changes and when it turns stale; an empty map when the user changes. What is
 * absolute in `balance_update` is taken as it is: the latest `timestamp` counts, the later arrival of two that
 * differ at one `timestamp`, and after `interrupted` the venue's next update whatever its `timestamp`. Errors
 * and completes with its source. Each subscriber folds for itself.
 *
 * @example
 * gateway.userEvents$.pipe(balanceByVenue$()).subscribe((balances) => {
 *   for (const { venue, tradingBalanceCents, stale } of balances.values()) show(venue, tradingBalanceCents / 100, stale);
 * });
 */
export const balanceByVenue$ = (): OperatorFunction<UserEvent, Balances> => (events$) =>
  defer(() => {
    const startsAnew = resetWatch<UserEvent>(userResets);
    const none: Balances = new Map();
    return events$.pipe(
      scan((balances, event) => {
        const known = startsAnew(event) ? new Map() : balances;
        return event.type === 'balance_update' || event.type === 'continuity' ? applyToBalances(known, event) : known;
      }, none),
      startWith(none),
      distinctUntilChanged(),
      skip(1),
    );
  });
