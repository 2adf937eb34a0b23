import type { NgZone } from '@angular/core';
import type { Either } from 'fp-ts/Either';
import { Observable } from 'rxjs';
import type { AuthFailure, Gateway } from '../../gateway/index.js';

type Zone = Pick<NgZone, 'runOutsideAngular'>;

/** Subscribes outside of Angular's zone, so that what comes, and every timer behind it, starts no change detection. */
export function outsideZone<T>(source$: Observable<T>, zone: Zone): Observable<T> {
  return new Observable((subscriber) => zone.runOutsideAngular(() => source$.subscribe(subscriber)));
}

/** The same gateway, whose socket and timers live outside of Angular's zone, whoever opens it. */
export function gatewayOutsideZone(gateway: Gateway, zone: Zone): Gateway {
  function outside<T>(source$: Observable<T>): Observable<T> {
    return outsideZone(source$, zone);
  }

  function authenticate(accessToken: string): Observable<Either<AuthFailure, { readonly userId: string }>>;
  function authenticate(accessToken: null): Observable<Either<AuthFailure, { readonly userId: null }>>;
  function authenticate(
    accessToken: string | null,
  ): Observable<Either<AuthFailure, { readonly userId: string | null }>> {
    return zone.runOutsideAngular(() =>
      accessToken === null ? gateway.authenticate(null) : gateway.authenticate(accessToken),
    );
  }

  return {
    status$: outside(gateway.status$),
    messages$: outside(gateway.messages$),
    userEvents$: outside(gateway.userEvents$),
    orderSubmitted$: outside(gateway.orderSubmitted$),
    orderEvents$: outside(gateway.orderEvents$),
    balanceUpdates$: outside(gateway.balanceUpdates$),
    heartbeats$: outside(gateway.heartbeats$),
    serverErrors$: outside(gateway.serverErrors$),
    unrecognized$: outside(gateway.unrecognized$),
    rejected$: outside(gateway.rejected$),
    connect: () => zone.runOutsideAngular(gateway.connect),
    close: () => {
      zone.runOutsideAngular(gateway.close);
    },
    authenticate,
    send: (message) => zone.runOutsideAngular(() => gateway.send(message)),
    rotate: () => {
      zone.runOutsideAngular(gateway.rotate);
    },
  } satisfies Gateway;
}
