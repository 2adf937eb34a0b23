import { concat, defer, EMPTY, finalize, from, map, merge, share, type Observable } from 'rxjs';
import { createSession } from '../../connection/index.js';
import { createGateway } from '../../gateway/createGateway.js';
import { restSnapshots, withSnapshots } from '../../sync/index.js';
import { startSimulatedGateway, type SimulatedGateway } from '../../testing/index.js';
import { hear } from '../heard/hear.js';
import type { Heard } from '../heard/heard.js';
import { simulatedAppId } from '../simulate/simulatedApp.js';
import { refreshOverRest } from '../simulate/simulatedRest.js';
import type { Source } from '../watch/source.js';
import { interruptions, trades } from './plan.js';
import { play } from './play.js';
import { summaryOf } from './summary.js';

export interface DemoOptions {
  /** The scripts take this many times their own time. */
  readonly pace: number;
}

const appId = simulatedAppId;
const userId = 'usr_demo';

/** Starts a simulated gateway, and plays the demo on it for whoever listens. */
export const demo$ = ({ pace }: DemoOptions): Observable<Source> =>
  // Tokens that say nothing of their end, so that the client can't renew in time and one really expires on it.
  defer(() => from(startSimulatedGateway({ opaqueTokens: true, heartbeatMs: 0 }))).pipe(
    map((simulator) => sourceOn(simulator, pace)),
  );

function sourceOn(simulator: SimulatedGateway, pace: number): Source {
  const { url, restUrl } = simulator;
  const scripts = trades.map(({ scenario, seed }) => scenario(seed));
  const session = createSession({
    accessToken: simulator.issueToken(userId),
    refreshAccessToken: refreshOverRest(restUrl, simulator.issueRefreshToken(userId)),
  });

  const heard$ = defer(() => {
    const gateway = createGateway({ appId, url, session, retry: { initialMs: 1_000 * Math.min(1, pace) } });
    const client$ = hear(
      gateway,
      gateway.userEvents$.pipe(withSnapshots(restSnapshots({ appId, session, restUrl }))),
    ).pipe(share());
    const played$: Observable<Heard> = concat(
      play({ simulator, gateway, heard$: client$, userId, scripts, pace }),
      defer(() => {
        gateway.close();
        return EMPTY;
      }),
    );
    return merge(client$, played$).pipe(
      finalize(() => {
        gateway.close();
        void simulator.close();
      }),
    );
  });

  return {
    heard$,
    redact: session.redact,
    summaryOf: ({ ends, reconnects, refreshes }) =>
      summaryOf({
        scripts,
        ends,
        reconnects: { expected: interruptions.length, shown: reconnects },
        refreshes: { expected: simulator.seen().refreshCalls, shown: refreshes },
      }),
  };
}
