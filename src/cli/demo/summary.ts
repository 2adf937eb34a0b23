import type { OrderEnd, OrderState } from '../../order/index.js';
import type { Script } from '../../testing/index.js';

/** How an order ended, and how much of it was traded. */
export interface Result {
  readonly end: OrderEnd;
  readonly filledRaw: bigint;
}

/** One order: how its script ends, and how its end was shown; not at all, where it was not. */
interface SummedOrder {
  readonly script: string;
  readonly orderId: string;
  readonly expected: Result;
  readonly shown?: Result;
  readonly ok: boolean;
}

/** How often something happened, by the plan or the gateway, and by what was shown. */
export interface Count {
  readonly expected: number;
  readonly shown: number;
}

/** What the demo has shown, held against the truth. */
export interface DemoSummary {
  readonly orders: readonly SummedOrder[];
  readonly reconnects: Count;
  readonly refreshes: Count;
  /** Whether everything was shown as it was. */
  readonly ok: boolean;
}

/** Holds what a client has shown against what the scripts say. */
export function summaryOf(truth: {
  readonly scripts: readonly Script[];
  /** The ends as they were shown last, by the id of the order. */
  readonly ends: ReadonlyMap<string, OrderState>;
  readonly reconnects: Count;
  readonly refreshes: Count;
}): DemoSummary {
  const { scripts, ends, reconnects, refreshes } = truth;
  const orders = scripts.flatMap(({ name, truth: expectations }) =>
    expectations.map(({ orderId, end, filledRaw }): SummedOrder => {
      const expected = { end, filledRaw };
      const shown = resultOf(ends.get(orderId));
      const ok = shown?.end === end && shown.filledRaw === filledRaw;
      return { script: name, orderId, expected, ...(shown !== undefined && { shown }), ok };
    }),
  );
  const ok =
    orders.length > 0 &&
    orders.every((order) => order.ok) &&
    [reconnects, refreshes].every(({ expected, shown }) => expected === shown);
  return { orders, reconnects, refreshes, ok };
}

const resultOf = (order: OrderState | undefined): Result | undefined =>
  order?.end === undefined ? undefined : { end: order.end, filledRaw: order.fill?.filledRaw ?? 0n };
