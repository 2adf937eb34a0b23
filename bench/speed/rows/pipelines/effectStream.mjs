// A queue that the socket fills, `mapAccum` over what comes of it, and a consumer.
import { Effect, Queue, Stream } from 'effect';
import { isOfOrder, safeParse } from '../../rivals/messages.mjs';
import { isLast, reduceOrder } from '../../rivals/reduceOrder.mjs';

export { codeOfOrder as codeOf, viewOfOrder as viewOf } from '../claims.mjs';

const none = [];

/** What stands in the queue after the frames of a block: it tells that all before it have gone through. */
const blockEnd = '{"type":"block_end"}';

function fold(orders, frame) {
  if (frame === blockEnd) return [orders, [undefined]];
  const { success, data } = safeParse(frame);
  if (!success || !isOfOrder(data)) return [orders, none];
  const order = reduceOrder(orders.get(data.orderId), data);
  if (isLast(data)) orders.delete(data.orderId);
  else orders.set(data.orderId, order);
  return [orders, [order]];
}

export function open(emit) {
  let endBlock;
  const queue = Effect.runSync(Queue.unbounded());
  const consume = (order) => (order === undefined ? endBlock() : emit(order));

  Effect.runFork(
    Stream.fromQueue(queue).pipe(
      Stream.mapAccum(() => new Map(), fold),
      Stream.runForEachArray((orders) => Effect.sync(() => orders.forEach(consume))),
    ),
  );

  return {
    push: (block) =>
      new Promise((resolve) => {
        endBlock = resolve;
        Queue.offerAllUnsafe(queue, block);
        Queue.offerUnsafe(queue, blockEnd);
      }),
  };
}
