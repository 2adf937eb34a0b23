import { computed, inject, InjectionToken, type Signal } from '@angular/core';
import { audit, catchError, filter, map, merge, NEVER, of, skip, switchMap, takeWhile, type Observable } from 'rxjs';
import { balanceByVenue$, type Balances } from '../../../operators/index.js';
import { oldestFirst } from '../../../operators/listOpen.js';
import { isOver, type OrderState } from '../../order/index.js';
import { PROVIDED_GATEWAY } from './providedGateway.js';
import { shownSignal } from './shownSignal.js';

type KnownOrders = ReadonlyMap<string, OrderState>;

/** What the signals show of the user: one set for all components, from the first that asks to the injector's end. */
export interface ShownUser {
  /** Every order that is known, by id. */
  readonly known: Signal<KnownOrders>;
  /** The same as a list, the oldest first. */
  readonly all: Signal<readonly OrderState[]>;
  /** Those of them that are not over. */
  readonly open: Signal<readonly OrderState[]>;
  readonly balances: Signal<Balances>;
}

/** Found below `provideGateway`. */
export const SHOWN_USER = new InjectionToken<ShownUser>("a user's signals of agg-rx, given by provideGateway()");

/** Holds the connection from here on. */
export function makeShownUser(): ShownUser {
  const { gateway, orders, userEvents$, hasUser$, frame$ } = inject(PROVIDED_GATEWAY);

  const closed$ = gateway.status$.pipe(
    skip(1),
    filter(({ state }) => state === 'closed'),
  );
  // `open$` tells of a user switch too, at which `states$` has nothing to say.
  const changes$ = merge(orders.states$, orders.open$);
  // The orders are forgotten with the connection, and its status tells of the end just before: they are shown once more.
  const moments$ = merge(
    changes$.pipe(
      audit(() => frame$),
      map(() => 'frame'),
    ),
    closed$.pipe(map(() => 'end')),
  );
  const known$ = moments$.pipe(
    takeWhile((moment) => moment === 'frame', true),
    map(() => orders.snapshot()),
  );
  const balances$ = userEvents$.pipe(
    balanceByVenue$(),
    audit(() => merge(frame$, closed$)),
  );

  /** What is live, as long as there is a user; it stays at an end of the connection, and goes when the user leaves. */
  function shown<T>(live$: Observable<T>, nothing: T): Signal<T> {
    const lasting$ = live$.pipe(catchError(() => NEVER));
    return shownSignal(hasUser$.pipe(switchMap((hasUser) => (hasUser ? lasting$ : of(nothing)))), nothing);
  }
  const known = shown<KnownOrders>(known$, new Map());
  const all = computed(() => oldestFirst([...known().values()]));
  return {
    known,
    all,
    open: computed(() => all().filter((order) => !isOver(order))),
    balances: shown<Balances>(balances$, new Map()),
  };
}
