import { DestroyRef, inject, InjectionToken, NgZone, PLATFORM_ID } from '@angular/core';
import { distinctUntilChanged, map, share, subscribeOn, type Observable } from 'rxjs';
import { ordersOf, type Orders, type OrdersOptions } from '../../../operators/index.js';
import { createSession } from '../../connection/index.js';
import { portsOf, type Ports } from '../../connection/ports.js';
import type { UserEvent } from '../../events/index.js';
import { createGateway, type Gateway, type GatewayOptions } from '../../gateway/index.js';
import {
  restSnapshots,
  withSnapshots,
  type RestSnapshotsOptions,
  type WithSnapshotsOptions,
} from '../../sync/index.js';
import { gatewayOnServer } from './gatewayOnServer.js';
import { gatewayOutsideZone, outsideZone } from './outsideZone.js';
import { screenFrame$ } from './screenFrame.js';

/** How REST is read; app and session are the gateway's. */
export interface SnapshotOptions
  extends Omit<RestSnapshotsOptions, 'appId' | 'session' | 'ports'>, Omit<WithSnapshotsOptions, 'ports'> {}

/** How the gateway is reached, and what is shown of it. */
export interface ProvideGatewayOptions extends GatewayOptions {
  /**
   * Reads REST after each connect, so that orders are right again that moved while the connection was down;
   * `{}` reads `https://api.agg.market`. @defaultValue REST is not read: what was missed stays missed
   */
  readonly restSnapshots?: SnapshotOptions;
  /** Which ends `injectOrders().ended$` announces and when, and how many orders that are over stay known. */
  readonly orders?: Omit<OrdersOptions, 'scheduler'>;
}

/** One injector's gateway, and what everybody below it shares. */
export interface ProvidedGateway {
  readonly gateway: Gateway;
  /** The user's events, with what REST knows where that was asked for; read once for everyone. */
  readonly userEvents$: Observable<UserEvent>;
  readonly orders: Orders;
  /** Whether there is a user, as far as the app knows: at once, then each change. */
  readonly hasUser$: Observable<boolean>;
  /** The next moment at which the screen may change, the same for everyone who waits. */
  readonly frame$: Observable<undefined>;
}

/** Found below `provideGateway`. */
export const PROVIDED_GATEWAY = new InjectionToken<ProvidedGateway>('gateway of agg-rx, given by provideGateway()');

/** Makes the gateway of the current injector, which closes with it. */
export function makeProvidedGateway(options: ProvideGatewayOptions): ProvidedGateway {
  const { restSnapshots: snapshotOptions, orders, ports, ...gatewayOptions } = options;
  const { scheduler } = portsOf(ports);
  const zone = inject(NgZone, { optional: true }) ?? noZone;
  const session = options.session ?? createSession(options);
  const gateway = isOnServer()
    ? gatewayOnServer
    : gatewayOutsideZone(createGateway({ ...gatewayOptions, ...withPorts(ports), session }), zone);
  inject(DestroyRef).onDestroy(gateway.close);

  function withRest(events$: Observable<UserEvent>): Observable<UserEvent> {
    if (snapshotOptions === undefined) return events$;
    const own = { ...snapshotOptions, ...withPorts(ports) };
    return events$.pipe(withSnapshots(restSnapshots({ ...own, appId: options.appId, session }), own));
  }

  // Not within the call that joins first, so that the marker that stands first reaches all who join with it.
  const userEvents$ = withRest(gateway.userEvents$).pipe(subscribeOn(scheduler), share());
  return {
    gateway,
    userEvents$,
    orders: ordersOf(userEvents$, { ...orders, scheduler }),
    hasUser$: session.state$.pipe(
      map(({ level }) => level === 'user'),
      distinctUntilChanged(),
    ),
    frame$: outsideZone(screenFrame$(scheduler), zone).pipe(share()),
  };
}

const noZone: Pick<NgZone, 'runOutsideAngular'> = { runOutsideAngular: (run) => run() };

const isOnServer = (): boolean => (inject(PLATFORM_ID) as unknown) === 'server';

const withPorts = (ports: Ports | undefined): { readonly ports?: Ports } => (ports === undefined ? {} : { ports });
