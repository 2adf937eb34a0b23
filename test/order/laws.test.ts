import { applyToOrder, endOfRestStatus, endRank, orderToJson, type OrderInput, type OrderState } from 'agg-rx/order';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histories, inputsOf, retoldHistories } from './histories.js';

const stateAfter = (inputs: readonly OrderInput[]) => inputs.reduce<OrderState | undefined>(applyToOrder, undefined);

const law =
  <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void) =>
  () => {
    fc.assert(fc.property(arbitrary, holds), { numRuns: 300 });
  };

describe('the laws of the order fold', () => {
  it(
    'same facts, same state: the order of arrival and repetitions make no difference',
    law(retoldHistories, ({ told, retold }) => {
      expect(stateAfter(retold)).toStrictEqual(stateAfter(told));
    }),
  );

  it(
    'nothing new, nothing changes: a repeated input returns the very same object',
    law(histories, (told) => {
      const state = stateAfter(told);
      told.forEach((input) => {
        expect(applyToOrder(state, input)).toBe(state);
      });
    }),
  );

  it(
    'money holds: what was filled, and what was said of the whole order, never fall',
    law(histories, (told) => {
      let before: OrderState | undefined;
      let saidRank = 0;
      for (const input of told) {
        const after = applyToOrder(before, input);
        saidRank = Math.max(saidRank, endRank(endSaidOfOrder(input)));
        expect(after.fill?.filledRaw ?? -1n).toBeGreaterThanOrEqual(before?.fill?.filledRaw ?? -1n);
        expect(endRank(after.end)).toBeGreaterThanOrEqual(saidRank);
        before = after;
      }
    }),
  );

  it(
    'total: any decodable input in any state gives a state, and one that JSON can hold',
    law(fc.tuple(fc.option(histories, { nil: [] }), inputsOf('o1')), ([told, input]) => {
      const state = applyToOrder(stateAfter(told), input);

      expect(state.orderId).toBe('o1');
      expect(JSON.parse(JSON.stringify(orderToJson(state)))).toMatchObject({ status: state.status });
    }),
  );

  it(
    'apart: an input of another order returns the very same object',
    law(fc.tuple(histories, inputsOf('o2')), ([told, ofAnother]) => {
      const state = stateAfter(told);

      expect(applyToOrder(state, ofAnother)).toBe(state);
    }),
  );
});

/** What an input says of the whole order for good: a second, plainer reading of the rules. */
function endSaidOfOrder(input: OrderInput): OrderState['end'] {
  if (input.type === 'order_submitted') return undefined;
  if (input.type === 'order_snapshot') {
    return (input.end === undefined ? endOfRestStatus(input.order.status) : input.end) ?? undefined;
  }
  if (input.event === 'filled' || input.event === 'failed') return input.event;
  return input.event === 'partial_fill' ? 'partially_filled' : undefined;
}
