import type { Either } from 'fp-ts/Either';
import { EMPTY, of, Subscription, type Observable } from 'rxjs';
import type { AuthFailure, Gateway } from '../../gateway/index.js';
import { left, right } from '../../units/either.js';

function authenticate(accessToken: string): Observable<Either<AuthFailure, { readonly userId: string }>>;
function authenticate(accessToken: null): Observable<Either<AuthFailure, { readonly userId: null }>>;
function authenticate(accessToken: string | null): Observable<Either<AuthFailure, { readonly userId: string | null }>> {
  return of(accessToken === null ? right({ userId: null }) : left({ _tag: 'NotOpen' as const }));
}

/**
 * What stands in for the gateway while a page is rendered on a server: idle, and without a socket. Its streams
 * complete at once, so that no rendering waits for them.
 */
export const gatewayOnServer: Gateway = {
  status$: of({ state: 'idle' }),
  messages$: EMPTY,
  userEvents$: EMPTY,
  orderSubmitted$: EMPTY,
  orderEvents$: EMPTY,
  balanceUpdates$: EMPTY,
  heartbeats$: EMPTY,
  serverErrors$: EMPTY,
  unrecognized$: EMPTY,
  rejected$: EMPTY,
  connect: () => new Subscription(),
  close: () => undefined,
  authenticate,
  send: () => false,
  rotate: () => undefined,
};
