import { createGateway } from '../aggRx.mjs';

export const aggRx = {
  name: 'agg-rx',
  used: 'its defaults',
  connect({ appId, url, accessToken, refresh, onMessage, onEnd }) {
    const gateway = createGateway({ appId, url, accessToken, refreshAccessToken: refresh });
    gateway.messages$.subscribe({ next: onMessage, error: onEnd, complete: onEnd });
    return { send: gateway.send };
  },
};
