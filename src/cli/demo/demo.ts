import { concat, defer, EMPTY, finalize, from, merge, switchMap, tap, type Observable } from 'rxjs';
import { createGateway } from '../../gateway/createGateway.js';
import { startSimulatedGateway, type SimulatedGateway } from '../../testing/index.js';
import type { Change } from '../watch/change.js';
import { changesOf } from '../watch/changes.js';
import { applyToView, emptyView } from '../watch/view.js';
import { interruptions, trades } from './plan.js';
import { play } from './play.js';
import { refreshOverRest } from './refreshOverRest.js';
import { summaryOf } from './summary.js';

export interface DemoOptions {
  /** The scripts take this many times their own time. */
  readonly pace: number;
}

const appId = 'app_demo123';
const userId = 'usr_demo';

/** Starts a simulated gateway, plays the demo on it, and gives what a client of it sees, with a summary at the end. */
export const demo$ = ({ pace }: DemoOptions): Observable<Change> =>
  // Tokens that say nothing of their end, so that the client can't renew in time and one really expires on it.
  defer(() => from(startSimulatedGateway({ pace, opaqueTokens: true, heartbeatMs: 0 }))).pipe(
    switchMap((simulator) =>
      playOn(simulator, pace).pipe(
        finalize(() => {
          void simulator.close();
        }),
      ),
    ),
  );

function playOn(simulator: SimulatedGateway, pace: number): Observable<Change> {
  return defer(() => {
    const gateway = createGateway({
      appId,
      url: simulator.url,
      accessToken: simulator.issueToken(userId),
      retry: { initialMs: 1_000 * pace },
      refreshAccessToken: refreshOverRest(simulator.restUrl, simulator.issueRefreshToken(userId)),
    });
    const scripts = trades.map(({ scenario, seed }) => scenario(seed));
    let view = emptyView;

    const shown$ = merge(
      changesOf(gateway),
      concat(
        play({ simulator, gateway, userId, scripts }),
        defer(() => {
          gateway.close();
          return EMPTY;
        }),
      ),
    ).pipe(
      tap((change) => {
        view = applyToView(view, change);
      }),
    );
    const summary$ = defer((): Change[] => {
      const { ends, reconnects, refreshes } = view;
      return [
        {
          type: 'summary',
          summary: summaryOf({
            scripts,
            ends,
            reconnects: { expected: interruptions.length, shown: reconnects },
            refreshes: { expected: simulator.seen().refreshCalls, shown: refreshes },
          }),
        },
      ];
    });
    return concat(shown$, summary$).pipe(finalize(gateway.close));
  });
}
