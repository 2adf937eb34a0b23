import { createRequire } from 'node:module';
import WebSocket from 'ws';
import { freshUrls } from './urlOf.mjs';

const require = createRequire(import.meta.url);
const file = require.resolve('reconnecting-websocket');

/** It draws its first delay once a page, when it is loaded: each client here is a page of its own. */
function load() {
  delete require.cache[file];
  return require(file);
}

export const reconnectingWebsocket = {
  name: 'reconnecting-websocket',
  used: 'its defaults, with a URL function that refreshes the token',
  connect(given) {
    const ReconnectingWebSocket = load();
    const socket = new ReconnectingWebSocket(freshUrls(given), [], { WebSocket });
    socket.onmessage = ({ data }) => given.onMessage(JSON.parse(data));
    return { send: (command) => socket.send(JSON.stringify(command)) };
  },
};
