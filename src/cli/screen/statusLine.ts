import type { GatewayStatus } from '../../gateway/status.js';
import type { Line } from './line.js';

/** Where the connection stands, in a line. */
export function statusLine(status: GatewayStatus): Line {
  switch (status.state) {
    case 'idle':
      return [{ text: 'not connected', tone: 'dim' }];
    case 'connecting':
      return [{ text: status.attempt === 1 ? 'connecting' : `connecting, attempt ${status.attempt}`, tone: 'busy' }];
    case 'open':
      return [{ text: `connected to ${status.appId}, no user`, tone: 'good' }];
    case 'authenticated':
      return [{ text: `connected to ${status.appId} as ${status.userId}`, tone: 'good' }];
    case 'refreshing':
      return [{ text: 'refreshing the access token', tone: 'busy' }];
    case 'waiting':
      return [{ text: `${status.cause.message}; next try in ${seconds(status.delayMs)}`, tone: 'busy' }];
    case 'closed':
      return [
        { text: `closed: ${status.reason.replaceAll('_', ' ')}`, tone: status.reason === 'by_user' ? 'dim' : 'bad' },
      ];
  }
}

/** Milliseconds as seconds: `1.2 s`. */
export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
