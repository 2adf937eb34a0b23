import type { GatewayStatus } from '../../gateway/status.js';

/**
 * Why a watch with a given token can't go on, where a status shows that the gateway refuses that token; waiting
 * for better times would not help, since the command has no way to get another one. Of a handshake that failed
 * nothing is known (1006): that may be the network, and is tried again.
 */
export function refusedToken(status: GatewayStatus): string | undefined {
  if (status.state === 'open') return 'the gateway does not take the access token: it opened without a user';
  if (status.state !== 'waiting' || status.cause.name !== 'token_refused' || status.cause.code === 1006)
    return undefined;
  return `the gateway does not take the access token any longer: ${status.cause.message}`;
}
