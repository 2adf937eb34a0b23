import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { makeProvidedGateway, PROVIDED_GATEWAY, type ProvideGatewayOptions } from './providedGateway.js';
import { makeShownUser, SHOWN_USER } from './shownUser.js';
import { makeShownStatus, SHOWN_STATUS } from './shownStatus.js';

export type { ProvideGatewayOptions } from './providedGateway.js';

/**
 * A gateway for an Angular app, or for one route and what is below it: `injectGateway()` and the signals find it.
 *
 * Opens nothing by itself. The socket opens when the first signal of orders or balances is asked for, or somebody
 * subscribes, and is then shared by all. It closes for good when the injector is destroyed. While a page is rendered
 * on a server no socket opens, no token is refreshed, and every signal keeps its first value.
 *
 * Works with and without zone.js: sockets and timers live outside of Angular's zone, and signals tell Angular what to
 * draw. They are written at most once a frame of the screen, however many events come.
 *
 * @param options those of `createGateway`, `restSnapshots` and `orders`; or a function that gives them, in which you
 *   may `inject`
 * @example
 * const appConfig: ApplicationConfig = {
 *   providers: [
 *     provideZonelessChangeDetection(),
 *     provideGateway(() => {
 *       const auth = inject(AuthService);
 *       return {
 *         appId: 'app_demo123',
 *         refreshAccessToken: () => auth.refreshAccessToken(),
 *         signOut: () => auth.signOut(),
 *         restSnapshots: {},
 *       };
 *     }),
 *   ],
 * };
 */
export const provideGateway = (options: ProvideGatewayOptions | (() => ProvideGatewayOptions)): EnvironmentProviders =>
  makeEnvironmentProviders([
    {
      provide: PROVIDED_GATEWAY,
      useFactory: () => makeProvidedGateway(typeof options === 'function' ? options() : options),
    },
    { provide: SHOWN_STATUS, useFactory: makeShownStatus },
    { provide: SHOWN_USER, useFactory: makeShownUser },
  ]);
