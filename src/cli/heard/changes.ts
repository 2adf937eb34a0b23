import { filter, map, merge, type Observable, type SchedulerLike } from 'rxjs';
import { balanceByVenue$, orderLifecycle$, terminalOrders$ } from '../../../operators/index.js';
import { drawDecodeError } from '../../protocol/index.js';
import type { Change } from '../watch/change.js';
import { heardEventOf, type Heard } from './heard.js';

/** What there is to tell of what is heard, which is subscribed to more than once. Completes and errors with it. */
export function changesOf(heard$: Observable<Heard>, scheduler: SchedulerLike): Observable<Change> {
  const events$ = heard$.pipe(
    map(heardEventOf),
    filter((event) => event !== undefined),
  );
  return merge(
    events$.pipe(
      orderLifecycle$(),
      map((order): Change => ({ type: 'order', order })),
    ),
    events$.pipe(
      terminalOrders$({ scheduler }),
      map((order): Change => ({ type: 'end', order })),
    ),
    events$.pipe(
      balanceByVenue$(),
      map((balances): Change => ({ type: 'balances', balances })),
    ),
    heard$.pipe(
      map(plainChangeOf),
      filter((change) => change !== undefined),
    ),
  );
}

/** What needs no fold. */
function plainChangeOf(heard: Heard): Change | undefined {
  switch (heard.type) {
    case 'status':
    case 'note':
    case 'failed':
      return heard;
    case 'rejected':
      return { type: 'note', text: `a frame was left out: ${drawDecodeError(heard.error)}` };
    case 'frame':
      return heard.message.type === 'error'
        ? { type: 'note', text: `the gateway says: ${heard.message.message}` }
        : undefined;
    case 'event':
      return heard.event.type === 'reconcile_failed'
        ? { type: 'note', text: `REST could not be read: ${heard.event.cause.message}` }
        : undefined;
    case 'end':
      return undefined;
  }
}
