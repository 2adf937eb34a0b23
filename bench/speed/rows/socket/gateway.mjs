import { createGateway, orderLifecycle$ } from '../../aggRx.mjs';

export function connect(url, emit, memory) {
  const gateway = createGateway({ appId: 'app_bench', accessToken: 'bench', url });
  gateway.userEvents$.pipe(orderLifecycle$(memory)).subscribe(emit);
  return () => gateway.close();
}

export const isCounted = () => true;
