// One map of states behind stock operators.
import { defer, filter, map, Subject } from 'rxjs';
import { isOfOrder, safeParse } from '../../rivals/messages.mjs';
import { isLast, reduceOrder } from '../../rivals/reduceOrder.mjs';

export { codeOfOrder as codeOf, viewOfOrder as viewOf } from '../claims.mjs';

const foldOrders = (messages$) =>
  defer(() => {
    const orders = new Map();
    return messages$.pipe(
      map((message) => {
        const { orderId } = message;
        const order = reduceOrder(orders.get(orderId), message);
        if (isLast(message)) orders.delete(orderId);
        else orders.set(orderId, order);
        return order;
      }),
    );
  });

export function open(emit) {
  const frames$ = new Subject();
  frames$
    .pipe(
      map(safeParse),
      filter(({ success }) => success),
      map(({ data }) => data),
      filter(isOfOrder),
      foldOrders,
    )
    .subscribe(emit);
  return {
    push(block) {
      for (const frame of block) frames$.next(frame);
    },
  };
}
