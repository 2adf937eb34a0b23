// agg-rx without rxjs: the decoder and the pure fold over a map of one's own, from which an order goes when it is over
// and its last event has come. `orderLifecycle$` keeps it longer, for what comes late.
import { applyToOrder, decode, isOrderInput } from '../../aggRx.mjs';
import { isLast } from '../../rivals/reduceOrder.mjs';

export { codeOfOrder as codeOf, viewOfOrder as viewOf } from '../claims.mjs';

export function open(emit) {
  const orders = new Map();

  function take(input) {
    const before = orders.get(input.orderId);
    const after = applyToOrder(before, input);
    if (after === before) return;
    if (isLast(input)) orders.delete(input.orderId);
    else orders.set(after.orderId, after);
    emit(after);
  }

  return {
    push(block) {
      for (const frame of block) {
        const decoded = decode(frame);
        if (decoded._tag === 'Right' && isOrderInput(decoded.right)) take(decoded.right);
      }
    },
  };
}
