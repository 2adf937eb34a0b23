import type { OrderInput, OrderSnapshot } from 'agg-rx/order';
import type { OrderEventName } from 'agg-rx/protocol';
import fc from 'fast-check';

// Few values of each, so that equal times, steps that meet and events that tie are the rule. The first is the plain one.
const timestamps = [1, 2, 3, 4, 4.5, -0, 0, 1_710_000_000_000] as const;
const tenKilobytes = 'x'.repeat(10_000);
const hostileIds = ['__proto__', '', tenKilobytes, 'constructor', '\ud800', 'o1 ', '0'] as const;
const orderIds = ['o1', 'o1', 'o1', 'o1', 'o1', ...hostileIds] as const;
const runIds = ['r1', 'r2', 'r3', undefined, null, '', '__proto__'] as const;
const stepIds = [undefined, 's1', 's2', null, '__proto__', ''] as const;
const sequences = [1, 2, 3, undefined, null, 2.5, -0, -1, 1e308] as const;
const attempts = [undefined, 1, 2, null, 0, -1, 1.5] as const;
const words = [undefined, 'a', 'b', null, '', '__proto__', '\ud800'] as const;
const sums = [undefined, 7, 3, null, -0] as const;
const wireAmounts = ['7', '10', '0', undefined, '007', 7, 10, 0, -0, null, '9'.repeat(78), 2 ** 53 - 1] as const;
// REST promises a string or a number, and neither that it is an amount nor that it can be read.
const hostileAmounts = [
  '',
  '-1',
  '1.5',
  '1e3',
  ' 7',
  '٣',
  '0x10',
  '9'.repeat(79),
  'NaN',
  0.1,
  -1,
  2 ** 53,
  1e21,
] as const;
const restAmounts = [...wireAmounts, ...hostileAmounts, NaN, Infinity] as const;
const isoTimes = [
  '1970-01-01T00:00:00.001Z',
  '1970-01-01T00:00:00.002Z',
  undefined,
  '1970-01-01T00:00:00.004Z',
  null,
  '2024-03-09T16:00:00Z',
  'yesterday?',
  '',
] as const;

/** Words that REST may say: those that end an order, in either case, and those that only look like it. */
export const restStatuses = [
  ...['open', 'filled', 'FILLED', 'cancelled', 'canceled', 'Canceled', 'failed', 'Failed', 'unfilled', 'not_filled'],
  ...['partially_filled', 'filled ', 'cancelled_by_user', 'failed?', 'pending', 'expired', '', '__proto__', 'toString'],
] as const;
const snapshotEnds = [undefined, undefined, undefined, undefined, null, 'filled', 'cancelled', 'failed'] as const;

const stepEvents = ['step_started', 'step_waiting', 'step_retrying', 'step_completed', 'step_failed'] as const;
const runEvents = ['dag_started', 'dag_completed', 'dag_failed', 'dag_cancelled'] as const;
const kinds = [
  ...stepEvents,
  ...runEvents,
  ...(['filled', 'partial_fill', 'failed', 'order_submitted', 'unrecognized', 'order_snapshot'] as const),
  ...(['order_snapshot', 'step_retrying', 'step_failed', 'dag_started', 'partial_fill'] as const),
];

/** Reads choices off a whole number, digit by digit: cheap to make, and the smaller the number the plainer they are. */
function choicesIn(number: number): <T>(values: readonly T[]) => T {
  let rest = number;
  return <T>(values: readonly T[]): T => {
    const digit = rest % values.length;
    rest = (rest - digit) / values.length;
    return values[digit] as T;
  };
}

/** What one whole number has the wire or REST say of an order. The same number, an equal input. */
export function inputOf(orderId: string, number: number): OrderInput {
  const pick = choicesIn(number);
  const kind = pick(kinds);
  const timestamp = pick(timestamps);
  switch (kind) {
    case 'order_submitted':
      return {
        type: 'order_submitted',
        orderId,
        timestamp,
        venue: pick(['kalshi', 'polymarket', '']),
        side: pick(['buy', 'sell', '']),
        price: pick([0.5, 0.6, -0, 1e308]),
        size: pick([100, 10, -0]),
        outcomeId: pick(['x1', 'x2', '']),
      };
    case 'order_snapshot':
      return snapshotOf(orderId, pick);
    case 'unrecognized':
      return {
        type: 'order_event',
        event: kind,
        name: pick(['order_amended', '__proto__', '']),
        orderId,
        timestamp,
        raw: {},
      };
    default:
      return eventOf(kind, orderId, timestamp, pick);
  }
}

type Pick = ReturnType<typeof choicesIn>;

function eventOf(event: OrderEventName, orderId: string, timestamp: number, pick: Pick): OrderInput {
  const isOf = (names: readonly string[]): boolean => names.includes(event);
  const fields = {
    ...(isOf([...stepEvents, ...runEvents, 'failed', 'filled']) && { dagRunId: pick(runIds) }),
    ...(isOf(stepEvents) && { sequence: pick(sequences), stepId: pick(stepIds) }),
    ...(isOf(['filled', 'partial_fill']) && {
      filledAmountRaw: pick(wireAmounts),
      remainingAmountRaw: pick(wireAmounts),
    }),
    attempt: pick(attempts),
    ...(isOf(['failed', 'dag_failed', 'step_failed', 'step_retrying']) && {
      errorReason: pick(words),
      error: pick(words),
    }),
    ...(isOf([...stepEvents, ...runEvents]) && { totalSteps: pick(sums), templateName: pick(words) }),
    ...(isOf(stepEvents) && { stepType: pick(words) }),
    userId: pick(words),
    venue: pick([...words, 'kalshi']),
  };
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { type: 'order_event', event, orderId, timestamp, ...Object.fromEntries(said) };
}

function snapshotOf(id: string, pick: Pick): OrderSnapshot {
  const status = pick(restStatuses);
  const end = pick(snapshotEnds);
  const row = {
    filledAmountRaw: pick(restAmounts),
    updatedAt: pick(isoTimes),
    createdAt: pick(isoTimes),
    errorMessage: pick(words),
    venue: pick(words),
  };
  return {
    type: 'order_snapshot',
    order: { id, status, ...row },
    ...(end !== undefined && { end }),
    epoch: pick([1, 2]),
  };
}

/** What came in of one order, in order of arrival. */
export interface History {
  readonly orderId: string;
  /** The whole numbers behind the inputs: told anew they give equal inputs that are other objects. */
  readonly numbers: readonly number[];
}

/** The inputs of a history, each a new object. */
export const tell = ({ orderId, numbers }: History): OrderInput[] => numbers.map((number) => inputOf(orderId, number));

const number = fc.maxSafeNat();
const numbers = fc.array(number, { minLength: 1, maxLength: 12 });
const orderId = fc.constantFrom(...orderIds);

export const histories: fc.Arbitrary<History> = fc.record({ orderId, numbers }, { noNullPrototype: true });

/** A history, and in which order it is told a second time, everything in it twice. */
export const retoldHistories = histories.chain((history) => {
  const twice = [...history.numbers, ...history.numbers];
  return fc.record({
    history: fc.constant(history),
    retold: fc
      .shuffledSubarray(twice, { minLength: twice.length })
      .map((shuffled) => ({ ...history, numbers: shuffled })),
  });
});

/** A history and one more input of its order. */
export const historiesAndOneMore = fc.record({ history: histories, more: number });

/** What came in of several orders, in order of arrival. */
export const interleaved = fc.array(fc.record({ orderId, number }), { minLength: 1, maxLength: 16 });

/** A history, and an input of an order by another id. */
export const historiesAndAnother = fc
  .record({ history: histories, otherId: orderId, more: number })
  .filter(({ history, otherId }) => history.orderId !== otherId);
