// Orders folded once, and watchers of single orders: as many as orders live, each of another one. Between blocks those
// whose order is over turn to a new one, as the rows of a screen do.
import { filter, map, Subject } from 'rxjs';
import { decode, isOver, ordersOf } from '../../aggRx.mjs';

export function openWatched(emit, memory, watch) {
  const frames$ = new Subject();
  const orders = ordersOf(
    frames$.pipe(
      map((frame) => decode(frame)),
      filter(({ _tag }) => _tag === 'Right'),
      map(({ right }) => right),
    ),
    memory,
  );
  const watches = new Map();
  let seen = 0;
  orders.states$.subscribe(emit);

  return {
    push(block) {
      for (const frame of block) frames$.next(frame);
    },
    betweenBlocks() {
      if (watch === undefined) return;
      for (const order of orders.snapshot().values()) {
        const { orderId } = order;
        if (isOver(order)) {
          watches.get(orderId)?.unsubscribe();
          watches.delete(orderId);
        } else if (!watches.has(orderId)) {
          watches.set(
            orderId,
            watch(orders, orderId).subscribe(({ status }) => (seen += status.length)),
          );
        }
      }
    },
  };
}
