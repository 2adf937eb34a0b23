import { inject } from '@angular/core';
import type { Gateway } from '../../gateway/index.js';
import { PROVIDED_GATEWAY } from './providedGateway.js';

/**
 * The gateway that `provideGateway` gives, with all its streams.
 *
 * Its streams emit outside of Angular's zone, where there is one: write what they bring to a signal, or use the async
 * pipe. They error and complete as `createGateway` says: after a sign-out subscribe anew. Don't `close()` it unless
 * the whole app is done with it; it closes with its injector.
 *
 * Throws where no `provideGateway` is found, and outside of an injection context.
 *
 * @example
 * const gateway = injectGateway();
 * const signIn = (accessToken: string) => gateway.authenticate(accessToken);
 */
export const injectGateway = (): Gateway => inject(PROVIDED_GATEWAY).gateway;
