import { filter, map, merge, type Observable } from 'rxjs';
import type { UserEvent } from '../../events/index.js';
import type { Gateway } from '../../gateway/gateway.js';
import { isUserMessage } from '../../protocol/userMessage.js';
import type { Heard } from './heard.js';

/**
 * Everything that a gateway says, in the order in which it comes. Opens its connection; completes and errors with
 * its streams.
 *
 * @param events$ the gateway's `userEvents$`, with what REST adds to them where it is read
 */
export function hear({ status$, messages$, rejected$ }: Gateway, events$: Observable<UserEvent>): Observable<Heard> {
  return merge(
    status$.pipe(map((status): Heard => ({ type: 'status', status }))),
    events$.pipe(map(heardOf)),
    messages$.pipe(
      filter((message) => !isUserMessage(message)),
      map((message): Heard => ({ type: 'frame', message })),
    ),
    rejected$.pipe(map((error): Heard => ({ type: 'rejected', error }))),
  );
}

function heardOf(event: UserEvent): Heard {
  switch (event.type) {
    case 'order_submitted':
    case 'order_event':
    case 'balance_update':
      return { type: 'frame', message: event };
    case 'continuity':
    case 'order_unreadable':
    case 'order_snapshot':
    case 'reconciled':
    case 'reconcile_failed':
    case 'balances_snapshot':
    case 'positions_snapshot':
      return { type: 'event', event };
  }
}
