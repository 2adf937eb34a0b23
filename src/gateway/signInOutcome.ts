import type { Either } from 'fp-ts/Either';
import { filter, finalize, map, merge, ReplaySubject, take, type Observable } from 'rxjs';
import type { Answer } from '../connection/handshake.js';
import type { Session } from '../connection/session.js';
import { left } from '../units/either.js';
import type { AuthFailure } from './gateway.js';
import type { GatewayStatus } from './status.js';

type Outcome = Either<AuthFailure, { readonly userId: string }>;

/** What one sign-in takes part in. */
export interface SignIn {
  readonly accessToken: string;
  readonly session: Session;
  readonly status$: Observable<GatewayStatus>;
  readonly answers$: Observable<Answer>;
}

/**
 * Hands the token to the session, whose sockets follow it, and tells what comes of it: the gateway's
 * answer, on whichever socket it is given, or that none is to be expected.
 */
export function signInOutcome({ accessToken, session, status$, answers$ }: SignIn): Observable<Outcome> {
  const outcome$ = new ReplaySubject<Outcome>(1);
  // A socket may answer before `use` returns.
  const heard$ = new ReplaySubject<Answer>(Number.POSITIVE_INFINITY);
  const hearing = answers$.subscribe(heard$);
  session.use(accessToken);
  const mine = session.state();
  const signIn = mine.level === 'user' ? mine.signIn : undefined;

  merge(
    heard$.pipe(
      filter((answer) => answer.signIn === signIn),
      map(({ result }): Outcome => (result._tag === 'Right' ? result : left({ _tag: 'Rejected', cause: result.left }))),
    ),
    session.state$.pipe(
      filter((state) => state.level !== 'user' || state.signIn !== signIn),
      map((state): Outcome =>
        left(state.level === 'signed_out' ? { _tag: 'Rejected', cause: state.cause } : { _tag: 'Superseded' }),
      ),
    ),
    status$.pipe(
      filter(({ state }) => state === 'idle' || state === 'closed'),
      map((status): Outcome =>
        left({ _tag: status.state === 'closed' && status.reason !== 'signed_out' ? 'Ended' : 'NotOpen' }),
      ),
    ),
  )
    .pipe(
      take(1),
      finalize(() => {
        hearing.unsubscribe();
      }),
    )
    .subscribe(outcome$);
  return outcome$.asObservable();
}
