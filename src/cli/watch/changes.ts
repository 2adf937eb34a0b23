import { map, merge, type Observable } from 'rxjs';
import { balanceByVenue$, orderLifecycle$, terminalOrders$ } from '../../../operators/index.js';
import type { Gateway } from '../../gateway/gateway.js';
import { drawDecodeError } from '../../protocol/index.js';
import type { Change } from './change.js';

/** Everything that a gateway has to tell. Opens its connection; completes and errors with its streams. */
export function changesOf({ status$, userEvents$, serverErrors$, rejected$ }: Gateway): Observable<Change> {
  return merge(
    status$.pipe(map((status): Change => ({ type: 'status', status }))),
    userEvents$.pipe(
      orderLifecycle$(),
      map((order): Change => ({ type: 'order', order })),
    ),
    userEvents$.pipe(
      terminalOrders$(),
      map((order): Change => ({ type: 'end', order })),
    ),
    userEvents$.pipe(
      balanceByVenue$(),
      map((balances): Change => ({ type: 'balances', balances })),
    ),
    serverErrors$.pipe(map(({ message }): Change => ({ type: 'note', text: `the gateway says: ${message}` }))),
    rejected$.pipe(map((error): Change => ({ type: 'note', text: `a frame was left out: ${drawDecodeError(error)}` }))),
  );
}
