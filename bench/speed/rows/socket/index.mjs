// Clients of a real socket on loopback. Each subscribes and says how to leave.
const row = (file, title, emits) => ({ url: new URL(file, import.meta.url).href, title, emits });

export const bareWs = row('bareWs.mjs', 'bare `ws` + `JSON.parse`', 'frames');
export const rxjsWebSocket = row('rxjsWebSocket.mjs', 'rxjs `webSocket()`, its own `JSON.parse`', 'frames');
export const gateway = row('gateway.mjs', '**agg-rx** `createGateway().userEvents$` + `orderLifecycle$`', 'states');
export const clients = [
  bareWs,
  rxjsWebSocket,
  row('groupByScan.mjs', 'rxjs `webSocket()` + `groupBy` + `mergeMap(scan)` + zod `safeParse`', 'states'),
  gateway,
];
