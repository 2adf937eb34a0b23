// One store an order, as its readme makes stores: context, transitions by event, subscribe.
import { createStore } from '@xstate/store';
import { isOfOrder, safeParse } from '../../rivals/messages.mjs';
import { isLast, reduceOrder } from '../../rivals/reduceOrder.mjs';

export { codeOfOrder as codeOf, viewOfOrder as viewOf } from '../claims.mjs';

const on = {
  order_submitted: (context, message) => reduceOrder(context, message),
  order_event: (context, message) => reduceOrder(context, message),
};

export function open(emit) {
  const stores = new Map();

  function storeOf(message) {
    const known = stores.get(message.orderId);
    if (known !== undefined) return known;
    const store = createStore({ context: undefined, on });
    store.subscribe(({ context }) => emit(context));
    stores.set(message.orderId, store);
    return store;
  }

  return {
    push(block) {
      for (const frame of block) {
        const { success, data } = safeParse(frame);
        if (!success || !isOfOrder(data)) continue;
        storeOf(data).send(data);
        if (isLast(data)) stores.delete(data.orderId);
      }
    },
  };
}
