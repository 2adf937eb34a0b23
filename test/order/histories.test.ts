import { applyToOrder, isOver, orderIdOf, type OrderInput, type OrderSnapshot, type OrderState } from 'agg-rx/order';
import {
  decode,
  orderEventSchemas,
  orderSubmittedSchema,
  restOrderSchema,
  type KnownOrderEvent,
  type OrderEventName,
} from 'agg-rx/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histories, restStatuses, tell } from './histories.js';

type Known = KnownOrderEvent;
type StepEvent = KnownOrderEvent<'step_started' | 'step_waiting' | 'step_retrying' | 'step_completed' | 'step_failed'>;

/** A history as it was told, and the state after each input. */
interface Story {
  readonly inputs: readonly OrderInput[];
  readonly events: readonly Known[];
  readonly steps: readonly StepEvent[];
  readonly rows: readonly OrderSnapshot[];
  readonly states: readonly OrderState[];
}

const storyOf = (inputs: readonly OrderInput[]): Story => {
  const events = inputs.filter((input) => input.type === 'order_event').filter((each) => each.event !== 'unrecognized');
  let state: OrderState | undefined;
  return {
    inputs,
    events,
    steps: events.filter((event): event is StepEvent => event.event.startsWith('step_')),
    rows: inputs.filter((input) => input.type === 'order_snapshot'),
    states: inputs.map((input) => (state = applyToOrder(state, input))),
  };
};

const stories = fc.sample(histories, { numRuns: 10_000, seed: 20_261_125 }).map((history) => storyOf(tell(history)));

const timeOf = (input: OrderInput): number | undefined =>
  input.type === 'order_snapshot' ? undefined : input.timestamp;

/** Whether two inputs, the one told before the other, make up the situation. */
const anyTwo = <T>(items: readonly T[], holds: (earlier: T, later: T) => boolean): boolean =>
  items.some((later, index) => items.slice(0, index).some((earlier) => holds(earlier, later)));

const anyTwoInTurn = <T>(items: readonly T[], holds: (before: T, after: T) => boolean): boolean =>
  items.some((after, index) => index > 0 && holds(items[index - 1] as T, after));

const runOf = ({ dagRunId }: Known): string | undefined => dagRunId ?? undefined;
const isRunEnd = ({ event }: Known): boolean => ['dag_completed', 'dag_failed', 'dag_cancelled'].includes(event);
const isOfRun = ({ event }: Known): boolean => event.startsWith('dag_') || event.startsWith('step_');
const isSaid = (name: OrderEventName, first: OrderEventName) => (story: Story) =>
  anyTwo(story.events, (earlier, later) => earlier.event === first && later.event === name);
const reasonOf = (event: Known): unknown => ('errorReason' in event ? event.errorReason : undefined);
const hasAmount = (test: (raw: unknown) => boolean) => (story: Story) =>
  story.rows.some(({ order }) => test(order.filledAmountRaw));
const remainder = (event: Known): unknown => ('remainingAmountRaw' in event ? event.remainingAmountRaw : undefined);
const amount = (event: Known): unknown => ('filledAmountRaw' in event ? event.filledAmountRaw : undefined);

/** What the wire and REST can do, and how many of a hundred histories do it at least. */
const situations: readonly (readonly [percent: number, situation: string, (story: Story) => boolean])[] = [
  [
    20,
    'several named runs',
    ({ events }) => anyTwo(events, (a, b) => a.dagRunId != null && b.dagRunId != null && a.dagRunId !== b.dagRunId),
  ],
  [
    20,
    'a named run beside the unnamed one',
    ({ events }) => anyTwo(events.filter(isOfRun), (a, b) => (runOf(a) === undefined) !== (runOf(b) === undefined)),
  ],
  [
    5,
    'only the unnamed run',
    ({ events }) => events.some(isOfRun) && events.filter(isOfRun).every((event) => runOf(event) === undefined),
  ],
  [
    5,
    'a newer run takes an end back',
    ({ states }) => anyTwoInTurn(states, (a, b) => a.end !== undefined && b.end === undefined),
  ],
  [
    10,
    'another run comes to be the newest',
    ({ states }) => anyTwoInTurn(states, (a, b) => a.run !== undefined && a.run.dagRunId !== b.run?.dagRunId),
  ],
  [
    1,
    'two runs that began at one time',
    ({ events }) =>
      anyTwo(
        events.filter(isOfRun),
        (a, b) => a.dagRunId != null && b.dagRunId != null && a.dagRunId !== b.dagRunId && a.timestamp === b.timestamp,
      ),
  ],
  [
    1,
    'two ends of one run that differ',
    ({ events }) => anyTwo(events.filter(isRunEnd), (a, b) => runOf(a) === runOf(b) && a.event !== b.event),
  ],
  [
    5,
    'a step event after the end of its run',
    ({ events }) => anyTwo(events, (a, b) => isRunEnd(a) && b.event.startsWith('step_') && runOf(a) === runOf(b)),
  ],
  [
    20,
    'a retry with its attempt',
    ({ steps }) => steps.some((step) => step.event === 'step_retrying' && (step.attempt ?? 0) > 0),
  ],
  [
    15,
    'a retry without an attempt',
    ({ steps }) => steps.some((step) => step.event === 'step_retrying' && step.attempt == null),
  ],
  [
    1,
    'a retry of a step that failed',
    ({ states }) => anyTwo(states, (a, b) => a.status === 'step_failed' && b.status === 'retrying'),
  ],
  [
    20,
    'a step without a sequence',
    ({ steps }) => steps.some(({ sequence, stepId }) => sequence == null && stepId != null),
  ],
  [20, 'a step without an id', ({ steps }) => steps.some(({ sequence, stepId }) => sequence != null && stepId == null)],
  [
    5,
    'a step event with neither',
    ({ steps }) => steps.some(({ sequence, stepId }) => sequence == null && stepId == null),
  ],
  [
    5,
    'one step told of twice',
    ({ steps }) => anyTwo(steps, (a, b) => runOf(a) === runOf(b) && a.stepId != null && a.stepId === b.stepId),
  ],
  [
    2,
    'a step that changes its place',
    ({ steps }) =>
      anyTwo(
        steps,
        (a, b) =>
          runOf(a) === runOf(b) &&
          a.stepId != null &&
          a.stepId === b.stepId &&
          a.sequence != null &&
          b.sequence != null &&
          a.sequence !== b.sequence,
      ),
  ],
  [
    1,
    'two steps at one place',
    ({ steps }) =>
      anyTwo(
        steps,
        (a, b) =>
          runOf(a) === runOf(b) &&
          a.stepId != null &&
          b.stepId != null &&
          a.stepId !== b.stepId &&
          a.sequence != null &&
          a.sequence === b.sequence,
      ),
  ],
  [
    50,
    'two events at one time',
    ({ inputs }) => anyTwo(inputs, (a, b) => timeOf(a) !== undefined && timeOf(a) === timeOf(b)),
  ],
  [
    5,
    'two events at one time told apart by their attempts alone',
    ({ events }) =>
      anyTwo(
        events,
        (a, b) => a.timestamp === b.timestamp && a.event === b.event && (a.attempt ?? -1) !== (b.attempt ?? -1),
      ),
  ],
  [
    1,
    'two failures of one moment with two reasons',
    ({ events }) =>
      anyTwo(
        events,
        (a, b) =>
          a.timestamp === b.timestamp &&
          a.event === b.event &&
          (a.attempt ?? -1) === (b.attempt ?? -1) &&
          typeof reasonOf(a) === 'string' &&
          typeof reasonOf(b) === 'string' &&
          reasonOf(a) !== reasonOf(b),
      ),
  ],
  [
    50,
    'a clock that steps back',
    ({ inputs }) => anyTwo(inputs, (a, b) => (timeOf(a) ?? -1) > (timeOf(b) ?? Infinity)),
  ],
  [20, 'a time of -0', ({ inputs }) => inputs.some((input) => Object.is(timeOf(input), -0))],
  [
    5,
    'a time of -0 beside one of 0',
    ({ inputs }) =>
      inputs.some((input) => Object.is(timeOf(input), -0)) && inputs.some((input) => Object.is(timeOf(input), 0)),
  ],
  [
    5,
    'an unknown event between known ones',
    ({ inputs }) => inputs.slice(1, -1).some((input) => input.type === 'order_event' && input.event === 'unrecognized'),
  ],
  [
    0.2,
    'an unknown event alone',
    ({ inputs }) => inputs.every((input) => input.type === 'order_event' && input.event === 'unrecognized'),
  ],
  [
    20,
    'an event after the order was over',
    ({ inputs, states }) =>
      anyTwoInTurn(
        states.map((state, index) => ({ state, input: inputs[index] })),
        (a, b) => isOver(a.state) && b.input?.type === 'order_event',
      ),
  ],
  [5, 'partial_fill, then filled', isSaid('filled', 'partial_fill')],
  [5, 'filled, then a late partial_fill', isSaid('partial_fill', 'filled')],
  [3, 'failed, then filled', isSaid('filled', 'failed')],
  [3, 'filled, then failed', isSaid('failed', 'filled')],
  [5, 'filled and failed both: disputed', ({ states }) => states.at(-1)?.disputed === true],
  [
    5,
    'a lone partial_fill: ended, and not over',
    ({ states }) => states.some((state) => state.end !== undefined && !isOver(state)),
  ],
  [
    1,
    'one amount with two remainders',
    ({ events }) =>
      anyTwo(
        events,
        (a, b) =>
          amount(a) != null &&
          amount(a) === amount(b) &&
          remainder(a) != null &&
          remainder(b) != null &&
          remainder(a) !== remainder(b),
      ),
  ],
  [
    1,
    'one amount with and without a remainder',
    ({ events }) =>
      anyTwo(
        events,
        (a, b) => amount(a) != null && amount(a) === amount(b) && (remainder(a) == null) !== (remainder(b) == null),
      ),
  ],
  [
    1,
    'one amount in two spellings',
    ({ events }) =>
      anyTwo(events, (a, b) => amount(a) != null && amount(a) !== amount(b) && Number(amount(a)) === Number(amount(b))),
  ],
  [1, 'an amount of 78 digits', ({ events }) => events.some((event) => String(amount(event)).length === 78)],
  [
    2,
    'a fill without an amount',
    ({ events }) => events.some((event) => event.event === 'filled' && amount(event) == null),
  ],
  [20, 'REST rows among live events', ({ rows, events }) => rows.length > 0 && events.length > 0],
  [0.5, 'an order that only REST knows', ({ rows, inputs }) => rows.length === inputs.length],
  [2, 'two rows that end it in two ways', ({ rows }) => anyTwo(rows, (a, b) => a.order.status !== b.order.status)],
  [5, 'a row whose end the caller gave', ({ rows }) => rows.some(({ end }) => typeof end === 'string')],
  [
    2,
    'a row that the caller says is no end',
    ({ rows }) => rows.some(({ end, order }) => end === null && order.status !== 'open'),
  ],
  [
    1,
    'cancelled or failed with an amount: a partial fill',
    ({ rows, states, events }) =>
      rows.length > 0 &&
      states.at(-1)?.end === 'partially_filled' &&
      events.every(({ event }) => event !== 'partial_fill'),
  ],
  [
    2,
    'a row without any time',
    ({ rows }) =>
      rows.some(
        ({ order }) =>
          Number.isNaN(Date.parse(order.createdAt ?? '')) && Number.isNaN(Date.parse(order.updatedAt ?? '')),
      ),
  ],
  [1, 'an amount from REST that is no number', hasAmount((raw) => Number.isNaN(raw) || raw === Infinity)],
  [
    1,
    'an amount from REST that a float has rounded',
    hasAmount((raw) => raw === 0.1 || raw === 1e21 || raw === 2 ** 53),
  ],
  [1, 'an amount from REST that is below zero', hasAmount((raw) => raw === -1 || raw === '-1')],
  [1, 'an amount from REST with too many digits', hasAmount((raw) => typeof raw === 'string' && raw.length === 79)],
  [1, 'an amount from REST in digits that are not ASCII', hasAmount((raw) => raw === '٣')],
  [
    2,
    'an amount from REST in other notation',
    hasAmount((raw) => ['', '1.5', '1e3', ' 7', '0x10', 'NaN'].includes(String(raw))),
  ],
  [
    2,
    'submitted twice, and not the same',
    ({ inputs }) =>
      anyTwo(
        inputs,
        (a, b) =>
          a.type === 'order_submitted' && b.type === 'order_submitted' && JSON.stringify(a) !== JSON.stringify(b),
      ),
  ],
  ...['__proto__', '', 'constructor', '\ud800', 'x'.repeat(10_000)].map(
    (id) =>
      [
        2,
        `an order by the id ${id.length > 20 ? `of ${id.length} characters` : JSON.stringify(id)}`,
        ({ inputs }: Story) => inputs.some((input) => orderIdOf(input) === id),
      ] as const,
  ),
  ...['__proto__', ''].map(
    (id) =>
      [5, `a run by the id "${id}"`, ({ events }: Story) => events.some(({ dagRunId }) => dagRunId === id)] as const,
  ),
  ...['__proto__', ''].map(
    (id) => [5, `a step by the id "${id}"`, ({ steps }: Story) => steps.some(({ stepId }) => stepId === id)] as const,
  ),
  ...restStatuses.map(
    (word) =>
      [0.5, `a row that says "${word}"`, ({ rows }: Story) => rows.some(({ order }) => order.status === word)] as const,
  ),
  ...(Object.keys(orderEventSchemas) as OrderEventName[]).map(
    (name) => [10, name, ({ events }: Story) => events.some(({ event }) => event === name)] as const,
  ),
  ...(
    [
      'submitted',
      'running',
      'waiting',
      'retrying',
      'step_failed',
      'completed',
      'cancelled',
      'failed',
      'partially_filled',
      'filled',
    ] as const
  ).map(
    (status) =>
      [5, `the status ${status}`, ({ states }: Story) => states.some((state) => state.status === status)] as const,
  ),
];

describe('the histories that the laws are shown', () => {
  it.each(situations)('at least %d of a hundred hold: %s', (percent, _situation, holds) => {
    const share = (100 * stories.filter(holds).length) / stories.length;

    expect(share).toBeGreaterThanOrEqual(percent);
  });

  it('are made of what decodes, and of nothing else', () => {
    const inputs = stories.slice(0, 2_000).flatMap((story) => story.inputs);
    const refused = inputs.filter((input) => {
      if (input.type === 'order_snapshot') return !restOrderSchema.safeParse(finite(input)).success;
      if (input.type === 'order_submitted') return !orderSubmittedSchema.safeParse(input).success;
      if (input.event !== 'unrecognized') return !orderEventSchemas[input.event].safeParse(input).success;
      return decode(JSON.stringify({ ...input, event: input.name }))._tag === 'Left';
    });

    expect(refused).toEqual([]);
    expect(inputs.length).toBeGreaterThan(5_000);
  });
});

/** The row as JSON could bring it: what is no number can only come from a caller's own client. */
function finite({ order }: OrderSnapshot): object {
  const { filledAmountRaw: raw, ...row } = order;
  return typeof raw === 'number' && !Number.isFinite(raw) ? row : order;
}
