import { retry } from 'rxjs';
import { webSocket } from 'rxjs/webSocket';
import WebSocket from 'ws';
import { urlOf } from './urlOf.mjs';

export const rxjsWebSocket = {
  name: 'rxjs `webSocket`',
  used: '`retry({ delay: 200 })`; the URL is a fixed text',
  connect(given) {
    const subject = webSocket({ url: urlOf(given, given.accessToken), WebSocketCtor: WebSocket });
    subject.pipe(retry({ delay: 200 })).subscribe({ next: given.onMessage, error: given.onEnd, complete: given.onEnd });
    return { send: (command) => subject.next(command) };
  },
};
