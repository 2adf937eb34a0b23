import { createGateway, createSession, restSnapshots, withSnapshots } from '../aggRx.mjs';

/** What agg-rx has beyond its defaults, for the faults where that matters. */
export const aggRxConfigured = {
  name: 'agg-rx, configured',
  used: '`liveness: { silentMs: 10_000 }`, and `userEvents$` with `withSnapshots(restSnapshots(…))`',
  connect({ appId, url, restUrl, accessToken, refresh, onMessage, onEnd }) {
    const session = createSession({ accessToken, refreshAccessToken: refresh });
    const gateway = createGateway({ appId, url, session, liveness: { silentMs: 10_000 } });
    gateway.userEvents$
      .pipe(withSnapshots(restSnapshots({ appId, session, restUrl })))
      .subscribe({ next: onMessage, error: onEnd, complete: onEnd });
    return { send: gateway.send };
  },
};
