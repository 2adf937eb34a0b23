import { catchError, defer, finalize, map, throwError, type Observable } from 'rxjs';
import { createSession } from '../../connection/index.js';
import { createGateway } from '../../gateway/createGateway.js';
import { restSnapshots, withSnapshots } from '../../sync/index.js';
import { hear } from '../heard/hear.js';
import { simulatedAppId } from '../simulate/simulatedApp.js';
import { refreshOverRest, signInOverRest, type SignIn } from '../simulate/simulatedRest.js';
import type { Source } from './source.js';
import type { SourceArgs } from './sourceArgs.js';

type SimulatedArgs = Extract<SourceArgs, { readonly source: 'simulated' }>;

/** A gateway that `agg-rx simulate` serves: the user is signed in over its REST, and so is each refresh. */
export const simulatedGateway$ = ({ restUrl, user }: SimulatedArgs): Observable<Source> =>
  signInOverRest(restUrl, user).pipe(
    catchError(() => throwError(() => new Error('no simulated gateway answers there; start one by agg-rx simulate'))),
    map((signIn) => sourceOf(restUrl, signIn)),
  );

function sourceOf(restUrl: string, { accessToken, refreshToken }: SignIn): Source {
  const session = createSession({ accessToken, refreshAccessToken: refreshOverRest(restUrl, refreshToken) });
  const heard$ = defer(() => {
    const gateway = createGateway({ appId: simulatedAppId, url: `${restUrl.replace('http', 'ws')}/ws`, session });
    const snapshots = restSnapshots({ appId: simulatedAppId, session, restUrl });
    return hear(gateway, gateway.userEvents$.pipe(withSnapshots(snapshots))).pipe(finalize(gateway.close));
  });
  return { heard$, redact: session.redact };
}
