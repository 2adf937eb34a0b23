import websocketTsModule from 'websocket-ts';
import WebSocket from 'ws';
import { urlOf } from './urlOf.mjs';

const { ArrayQueue, ConstantBackoff, WebsocketBuilder } = websocketTsModule;

export const websocketTs = {
  name: 'websocket-ts',
  used: 'its quick start: `ConstantBackoff(1000)` and an `ArrayQueue`; the URL is a fixed text, as its URL function cannot wait for a refresh',
  connect(given) {
    // It takes the socket of the platform, and Node 20 has none.
    globalThis.WebSocket = WebSocket;
    const socket = new WebsocketBuilder(urlOf(given, given.accessToken))
      .withBuffer(new ArrayQueue())
      .withBackoff(new ConstantBackoff(1_000))
      .onMessage((_, { data }) => given.onMessage(JSON.parse(data)))
      .build();
    return { send: (command) => socket.send(JSON.stringify(command)) };
  },
};
