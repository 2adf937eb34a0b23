import { inject, InjectionToken, type EnvironmentProviders } from '@angular/core';
import { createSession, type Session } from 'agg-rx';
import { provideGateway } from 'agg-rx/angular';
import { CONFIG } from '../config';
import { ask, type Grant } from './backend';

/** The user's sign-in as agg-rx keeps it: the socket and REST share its token. */
export const SESSION = new InjectionToken<Session>('the sign-in', {
  providedIn: 'root',
  factory: () => {
    const session = createSession({
      refreshAccessToken: () => ask<Grant>('POST', '/session/refresh').then(({ accessToken }) => accessToken),
    });
    // Nobody, until somebody signs in.
    session.use(null);
    return session;
  },
});

/** This is all that it takes to have AGG's streams and signals in an Angular app. */
export const provideDashboardGateway = (): EnvironmentProviders =>
  provideGateway(() => {
    const { appId, url, restUrl } = inject(CONFIG);
    return {
      appId,
      url,
      session: inject(SESSION),
      restSnapshots: { restUrl },
      // A browser writes the address of a socket that fails to its log: no token belongs there.
      socket: { tokenIn: 'message' },
      // Shorter than one would choose against AGG, so that the demo's frozen feed is noticed while one watches.
      liveness: { silentMs: 6_000 },
      retry: { initialMs: 2_000, maxMs: 8_000 },
    };
  });
