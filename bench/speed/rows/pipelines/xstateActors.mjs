// One actor an order, of a machine whose states are the statuses: `setup`, guards and `assign`, as its docs have it.
import { assign, createActor, setup } from 'xstate';
import { isOfOrder, safeParse } from '../../rivals/messages.mjs';
import { isLast, newOrder, reduceOrder } from '../../rivals/reduceOrder.mjs';
import * as claims from '../claims.mjs';

const take = { actions: 'take' };
const to = (status) => ({ target: `.${status}`, actions: 'take' });
/** Events that no longer move an order that has traded. */
const afterATrade = {
  step_started: take,
  step_waiting: take,
  step_retrying: take,
  step_completed: take,
  step_failed: take,
  dag_completed: take,
  dag_cancelled: take,
  dag_failed: take,
  failed: take,
};

const orderMachine = setup({
  actions: { take: assign(({ context, event }) => reduceOrder(context, event.message)) },
}).createMachine({
  context: ({ input }) => newOrder(input),
  initial: 'submitted',
  on: {
    order_submitted: take,
    dag_started: to('running'),
    step_started: to('running'),
    step_waiting: to('waiting'),
    step_retrying: to('retrying'),
    step_completed: to('running'),
    step_failed: to('step_failed'),
    dag_completed: to('completed'),
    dag_cancelled: to('cancelled'),
    dag_failed: to('failed'),
    failed: to('failed'),
    partial_fill: to('partially_filled'),
    filled: to('filled'),
  },
  states: {
    submitted: {},
    running: {},
    waiting: {},
    retrying: {},
    step_failed: {},
    completed: {},
    cancelled: {},
    failed: {},
    partially_filled: { on: afterATrade },
    filled: { on: { ...afterATrade, partial_fill: take } },
  },
});

export function open(emit) {
  const actors = new Map();

  function actorOf(message) {
    const known = actors.get(message.orderId);
    if (known !== undefined) return known;
    const actor = createActor(orderMachine, { input: message });
    actor.start();
    actor.subscribe(emit);
    actors.set(message.orderId, actor);
    return actor;
  }

  return {
    push(block) {
      for (const frame of block) {
        const { success, data } = safeParse(frame);
        if (!success || !isOfOrder(data)) continue;
        const actor = actorOf(data);
        actor.send({ type: data.event ?? data.type, message: data });
        if (isLast(data)) {
          actor.stop();
          actors.delete(data.orderId);
        }
      }
    },
  };
}

export const codeOf = ({ value, context }) => claims.codeOf(value, context);
export const viewOf = ({ value, context }) => claims.viewOf(value, context);
