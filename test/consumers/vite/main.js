import { createGateway, createSession, restSnapshots, withSnapshots } from 'agg-rx';
import { orderLifecycle$ } from 'agg-rx/operators';
import { orderToJson } from 'agg-rx/order';
import { decode } from 'agg-rx/protocol';

const { url, restUrl } = await (await fetch('/settings.json')).json();
const refreshAccessToken = async () => (await fetch('/refresh', { method: 'POST' })).text();
const appId = 'app_demo123';

window.tell('decoded', decode('{"type":"heartbeat","ts":1}')._tag);
const session = createSession({ refreshAccessToken });
const gateway = createGateway({ appId, url, session, retry: { initialMs: 20, maxMs: 200 } });
gateway.status$.subscribe(({ state }) => window.tell('status', state));
gateway.userEvents$
  .pipe(withSnapshots(restSnapshots({ appId, restUrl, session })), orderLifecycle$())
  .subscribe((order) => window.tell('order', orderToJson(order)));
