import ReconnectingWebSocket from 'partysocket/ws';
import WebSocket from 'ws';
import { freshUrls } from './urlOf.mjs';

export const partysocket = {
  name: 'partysocket',
  used: 'its defaults, with a URL function that refreshes the token',
  connect(given) {
    const socket = new ReconnectingWebSocket(freshUrls(given), [], { WebSocket });
    socket.onmessage = ({ data }) => given.onMessage(JSON.parse(data));
    return { send: (command) => socket.send(JSON.stringify(command)) };
  },
};
