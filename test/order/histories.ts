import type { OrderInput } from 'agg-rx/order';
import type { KnownOrderEvent } from 'agg-rx/protocol';
import fc from 'fast-check';

// Few values each, so that equal times, steps that meet and events that tie are the rule.
const timestamp = fc.constantFrom(-0, 0, 1, 2, 3, 4, 4.5, 1_710_000_000_000);
const text = fc.constantFrom('', 'a', 'b', '__proto__', 'constructor', '\ud800', 'x'.repeat(100));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const count = fc.constantFrom(-1, -0, 0, 1, 2, 2.5, 1e308);
const amount = fc.oneof(fc.constantFrom('0', '7', '007', '10', 7, 0, -0, '9'.repeat(78)), fc.nat({ max: 20 }));

const anyEvent = {
  type: fc.constant('order_event' as const),
  timestamp,
  userId: maybe(text),
  venue: maybe(text),
  dagRunId: maybe(text),
  attempt: maybe(count),
};
const failureFields = { errorReason: maybe(text), error: maybe(text) };
const runFields = { ...anyEvent, ...failureFields, templateName: maybe(text), totalSteps: maybe(count) };
const stepFields = { ...runFields, stepId: maybe(text), stepType: maybe(text), sequence: maybe(count) };
const fillFields = { ...anyEvent, filledAmountRaw: maybe(amount), remainingAmountRaw: maybe(amount) };

const requiredKeys: ('type' | 'event' | 'orderId' | 'timestamp')[] = ['type', 'event', 'orderId', 'timestamp'];

/** Everything that the wire and REST can say of one order: fields absent or null, amounts as text or number. */
export function inputsOf(orderId: string): fc.Arbitrary<OrderInput> {
  const id = fc.constant(orderId);
  const named = <E extends KnownOrderEvent['event']>(...events: readonly E[]) => ({
    orderId: id,
    event: fc.constantFrom(...events),
  });
  return fc.oneof(
    fc.record({
      type: fc.constant('order_submitted' as const),
      orderId: id,
      venue: text,
      side: text,
      price: count,
      size: count,
      outcomeId: text,
      timestamp,
    }),
    {
      weight: 4,
      arbitrary: fc.record(
        {
          ...named('step_started', 'step_waiting', 'step_retrying', 'step_completed', 'step_failed'),
          ...stepFields,
        },
        { requiredKeys },
      ),
    },
    fc.record(
      { ...named('dag_started', 'dag_completed', 'dag_failed', 'dag_cancelled'), ...runFields },
      { requiredKeys },
    ),
    fc.record({ ...named('filled', 'partial_fill'), ...fillFields }, { requiredKeys }),
    fc.record({ ...named('failed'), ...anyEvent, ...failureFields }, { requiredKeys }),
    fc.record({
      type: fc.constant('order_event' as const),
      event: fc.constant('unrecognized' as const),
      name: text,
      orderId: id,
      timestamp,
      raw: fc.constant({}),
    }),
    snapshotsOf(orderId),
  );
}

const isoTime = fc.constantFrom('1970-01-01T00:00:00.001Z', '1970-01-01T00:00:00.002Z', '2024-03-09T16:00:00Z', '?');

const snapshotsOf = (orderId: string): fc.Arbitrary<OrderInput> =>
  fc.record(
    {
      type: fc.constant('order_snapshot' as const),
      order: fc.record(
        {
          id: fc.constant(orderId),
          status: fc.oneof(fc.constantFrom('filled', 'CANCELED', 'failed', 'open', 'unfilled'), text),
          venue: maybe(text),
          side: maybe(text),
          filledAmountRaw: maybe(fc.oneof(amount, text, fc.double())),
          errorMessage: maybe(text),
          createdAt: maybe(isoTime),
          updatedAt: maybe(isoTime),
        },
        { requiredKeys: ['id', 'status'] },
      ),
      end: maybe(fc.constantFrom('filled' as const, 'cancelled' as const, 'failed' as const)),
      epoch: fc.nat(),
    },
    { requiredKeys: ['type', 'order', 'epoch'] },
  );

/** What came in of one order, in order of arrival. */
export const histories = fc.array(inputsOf('o1'), { minLength: 1, maxLength: 12 });

/** The same history twice: as it came, and shuffled, everything in it told two times. */
export const retoldHistories = histories.chain((told) => {
  const twice = [...told, ...told];
  return fc.record({
    told: fc.constant(told),
    retold: fc.shuffledSubarray(twice, { minLength: twice.length }),
  });
});
