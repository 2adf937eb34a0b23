// One gateway, and all that it says of its connection.
import { createGateway, type GatewayOptions } from 'agg-rx';
import { classifyClose } from 'agg-rx/protocol';
import { appId, refreshAccessToken, settings, tell } from './tell.js';

const { url, retry, liveness, isAnonymous } = await settings<
  Pick<GatewayOptions, 'retry' | 'liveness'> & { readonly isAnonymous?: boolean }
>();

const gateway = createGateway({
  appId,
  url,
  ...(isAnonymous !== true && { refreshAccessToken }),
  retry: {
    ...retry,
    classifyClose: (close) => {
      tell('close', close);
      return classifyClose(close);
    },
  },
  ...(liveness !== undefined && { liveness }),
  // The longest waits that the options allow: what comes sooner did not come by a timer.
  ports: { random: () => 0.999 },
});
gateway.status$.subscribe((status) => {
  tell('status', status);
});
gateway.connect();
addEventListener('leave', gateway.close);
