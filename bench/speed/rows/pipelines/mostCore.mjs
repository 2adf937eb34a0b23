// `loop` over a stream that the socket feeds.
import { filter, loop, map, newStream, runEffects, tap } from '@most/core';
import { currentTime, newDefaultScheduler } from '@most/scheduler';
import { isOfOrder, safeParse } from '../../rivals/messages.mjs';
import { isLast, reduceOrder } from '../../rivals/reduceOrder.mjs';

export { codeOfOrder as codeOf, viewOfOrder as viewOf } from '../claims.mjs';

function fold(orders, message) {
  const { orderId } = message;
  const value = reduceOrder(orders.get(orderId), message);
  if (isLast(message)) orders.delete(orderId);
  else orders.set(orderId, value);
  return { seed: orders, value };
}

export async function open(emit) {
  const scheduler = newDefaultScheduler();
  let listener;
  const frames = newStream((sink) => {
    listener = sink;
    return { dispose() {} };
  });
  const parsed = filter(({ success }) => success, map(safeParse, frames));
  const ofOrders = filter(
    isOfOrder,
    map(({ data }) => data, parsed),
  );
  const states = loop(fold, new Map(), ofOrders);
  runEffects(tap(emit, states), scheduler);
  // It subscribes in the next tick.
  while (listener === undefined) await null;

  return {
    push(block) {
      for (const frame of block) listener.event(currentTime(scheduler), frame);
    },
  };
}
