import { retry, Subject, switchMap } from 'rxjs';
import rxjsWebsocketsModule from 'rxjs-websockets';
import WebSocket from 'ws';
import { urlOf } from './urlOf.mjs';

export const rxjsWebsockets = {
  name: 'rxjs-websockets',
  used: '`retry({ delay: 200 })`; the URL is a fixed text; commands come from a `Subject`',
  connect(given) {
    const commands = new Subject();
    rxjsWebsocketsModule
      .default(urlOf(given, given.accessToken), { makeWebSocket: (url) => new WebSocket(url) })
      .pipe(
        switchMap((responsesTo) => responsesTo(commands)),
        retry({ delay: 200 }),
      )
      .subscribe({
        next: (text) => given.onMessage(JSON.parse(text)),
        error: given.onEnd,
        complete: given.onEnd,
      });
    return { send: (command) => commands.next(JSON.stringify(command)) };
  },
};
