import { isDeepStrictEqual } from 'node:util';
import { applyToOrder, endRank, isOver, orderIdOf, orderToJson, type OrderInput, type OrderState } from 'agg-rx/order';
import { orderLifecycle$ } from 'agg-rx/operators';
import fc from 'fast-check';
import { from, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import {
  histories,
  historiesAndAnother,
  historiesAndOneMore,
  inputOf,
  interleaved,
  retoldHistories,
  tell,
} from './histories.js';
import { plainReading } from './plainReading.js';

/** More of them: `LAW_RUNS=1000000 npx vitest run test/order/laws.test.ts`. Mutation testing makes do with fewer. */
const numRuns = Number(process.env['LAW_RUNS'] ?? 10_000);

const law = <T>(sentence: string, arbitrary: fc.Arbitrary<T>, holds: (value: T) => void) => {
  it(sentence, { timeout: 60_000 + numRuns }, () => {
    fc.assert(fc.property(arbitrary, holds), { numRuns });
  });
};

const stateAfter = (inputs: readonly OrderInput[]) => inputs.reduce<OrderState | undefined>(applyToOrder, undefined);

/** Cheaper than a matcher, which is asked only for its words. */
function expectSame(actual: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(actual, wanted)) expect(actual).toStrictEqual(wanted);
}

function expectIdentical(actual: unknown, wanted: unknown): void {
  if (actual !== wanted) expect(actual).toBe(wanted);
}

/** Whoever writes to what is frozen throws: `actual` and all that it holds. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

describe('the laws of the order fold', () => {
  law(
    'same facts, same state: the order of arrival and repetitions make no difference',
    retoldHistories,
    ({ history, retold }) => {
      expectSame(stateAfter(tell(retold)), stateAfter(tell(history)));
    },
  );

  law(
    'each field is the maximum that docs/order-lifecycle.md says, read off all inputs at once',
    histories,
    (history) => {
      const inputs = tell(history);
      const state = stateAfter(inputs);
      if (state === undefined) throw new Error('A history holds at least one input');

      const wanted = plainReading(inputs);
      const order = { ...state, isOver: isOver(state) };
      if (!says(order, wanted)) expect(order).toEqual(wanted);
    },
  );

  law(
    'nothing new, nothing changes: a repeated input returns the very same object, and no new one is equal to the old',
    histories,
    (history) => {
      let state: OrderState | undefined;
      for (const number of history.numbers) {
        const before = state;
        state = applyToOrder(before, inputOf(history.orderId, number));
        expectIdentical(applyToOrder(state, inputOf(history.orderId, number)), state);
        if (state !== before) expect(isDeepStrictEqual(state, before)).toBe(false);
      }
      for (const input of tell(history)) expectIdentical(applyToOrder(state, input), state);
    },
  );

  law('money holds: what was filled, and what was said of the whole order, never fall', histories, (history) => {
    let before: OrderState | undefined;
    let saidRank = 0;
    let isOverForGood = false;
    for (const input of tell(history)) {
      const after = applyToOrder(before, input);
      const said = endSaidOfOrder(input);
      saidRank = Math.max(saidRank, endRank(said));
      isOverForGood ||= said !== undefined && said !== 'partially_filled';
      if ((after.fill?.filledRaw ?? -1n) < (before?.fill?.filledRaw ?? -1n)) expect(after.fill).toBe(before?.fill);
      if (endRank(after.end) < saidRank) expect(endRank(after.end)).toBeGreaterThanOrEqual(saidRank);
      if (isOverForGood) expectIdentical(isOver(after), true);
      before = after;
    }
  });

  law(
    'total: any decodable input in any state gives a state, one that JSON can hold, and writes to nothing it was given',
    historiesAndOneMore,
    ({ history, more }) => {
      let state: OrderState | undefined;
      for (const input of [...tell(history), inputOf(history.orderId, more)]) {
        state = freeze(applyToOrder(state, freeze(input)));
        expectIdentical(state.orderId, history.orderId);
        const json = JSON.parse(JSON.stringify(orderToJson(state))) as OrderState;
        expectIdentical(json.status, state.status);
      }
      expectIdentical(Object.getPrototypeOf(state), Object.prototype);
    },
  );

  law('pure: a state that was gone on from gives the same again', historiesAndOneMore, ({ history, more }) => {
    const inputs = tell(history);
    const half = stateAfter(inputs.slice(0, inputs.length / 2));
    inputs.slice(inputs.length / 2).reduce(applyToOrder, half);

    const told = [...tell(history).slice(0, inputs.length / 2), inputOf(history.orderId, more)];
    expectSame(applyToOrder(half, inputOf(history.orderId, more)), stateAfter(told));
  });

  law(
    'apart: an input of another order returns the very same object',
    historiesAndAnother,
    ({ history, otherId, more }) => {
      const state = stateAfter(tell(history));

      expectIdentical(applyToOrder(state, inputOf(otherId, more)), state);
    },
  );

  law('apart: orders told in turn go through the states that each goes through alone', interleaved, (told) => {
    // Another user's event would make the operator forget all orders.
    const inputs = told.map(({ orderId, number }) => ofOneUser(inputOf(orderId, number)));
    let states: readonly OrderState[] = [];
    from(inputs)
      .pipe(orderLifecycle$(), toArray())
      .subscribe((all) => (states = all));

    for (const id of new Set(inputs.map(orderIdOf))) {
      let state: OrderState | undefined;
      const alone: OrderState[] = [];
      for (const input of inputs.filter((each) => orderIdOf(each) === id)) {
        const after = applyToOrder(state, input);
        if (after !== state) alone.push(after);
        state = after;
      }
      expectSame(
        states.filter(({ orderId }) => orderId === id),
        alone,
      );
    }
  });
});

/** Whether a state says all that is wanted of it, field by field; a field that is undefined reads like one that is not there. */
function says(actual: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return Object.is(actual, wanted);
  if (typeof actual !== 'object' || actual === null) return false;
  if (Array.isArray(wanted) && (actual as unknown[]).length !== wanted.length) return false;
  return Object.entries(wanted).every(([name, field]) => says(actual[name as keyof typeof actual], field));
}

const ofOneUser = (input: OrderInput): OrderInput => ('userId' in input ? { ...input, userId: 'u1' } : input);

/** What an input says of the whole order for good. */
function endSaidOfOrder(input: OrderInput): OrderState['end'] {
  if (input.type === 'order_submitted') return undefined;
  if (input.type === 'order_snapshot') {
    const word = input.order.status.toLowerCase().replace('canceled', 'cancelled');
    const said = word === 'filled' || word === 'cancelled' || word === 'failed' ? word : undefined;
    return input.end === undefined ? said : (input.end ?? undefined);
  }
  if (input.event === 'filled' || input.event === 'failed') return input.event;
  return input.event === 'partial_fill' ? 'partially_filled' : undefined;
}
