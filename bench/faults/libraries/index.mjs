import { aggRx } from './aggRx.mjs';
import { aggRxConfigured } from './aggRxConfigured.mjs';
import { partysocket } from './partysocket.mjs';
import { polymarketRtds } from './polymarketRtds.mjs';
import { reconnectingWebsocket } from './reconnectingWebsocket.mjs';
import { rxjsWebSocket } from './rxjsWebSocket.mjs';
import { rxjsWebsockets } from './rxjsWebsockets.mjs';
import { websocketTs } from './websocketTs.mjs';

/**
 * Everything that is compared. Each has a `name`, says how it is `used`, and can
 * `connect({ url, restUrl, appId, accessToken, refresh, onMessage, onEnd })`: it calls `onMessage` with each parsed
 * message and `onEnd` when it will never come back by itself, and gives back `send(command)`, with what the library says.
 */
export const libraries = [
  rxjsWebSocket,
  rxjsWebsockets,
  reconnectingWebsocket,
  partysocket,
  websocketTs,
  polymarketRtds,
  aggRx,
  aggRxConfigured,
];

/** The library whose defaults the table is about. */
export const ours = aggRx;

/** Stands only in rows where it differs from the defaults. */
export const configured = aggRxConfigured;
