import { webSocket } from 'rxjs/webSocket';
import { WebSocket } from 'ws';

export function connect(url, emit) {
  const subscription = webSocket({ url, WebSocketCtor: WebSocket }).subscribe(emit);
  return () => subscription.unsubscribe();
}

export { isCounted } from './bareWs.mjs';
