import { filter, groupBy, map, mergeMap, scan } from 'rxjs';
import { webSocket } from 'rxjs/webSocket';
import { WebSocket } from 'ws';
import { isOfOrder, messageSchema } from '../../rivals/messages.mjs';
import { reduceOrder } from '../../rivals/reduceOrder.mjs';

export function connect(url, emit) {
  const subscription = webSocket({ url, WebSocketCtor: WebSocket })
    .pipe(
      map((message) => messageSchema.safeParse(message)),
      filter(({ success }) => success),
      map(({ data }) => data),
      filter(isOfOrder),
      groupBy(({ orderId }) => orderId),
      mergeMap((events$) => events$.pipe(scan(reduceOrder, undefined))),
    )
    .subscribe(emit);
  return () => subscription.unsubscribe();
}

export const isCounted = () => true;
