import type { OrderInput, OrderSnapshot, OrderState, RunStatus, StepStatus } from 'agg-rx/order';
import type { KnownOrderEvent, OrderSubmitted } from 'agg-rx/protocol';

/**
 * The tables of docs/order-lifecycle.md read a second time: each field picked from all inputs at once, by sorting them.
 * Dear, but plain, and it can't depend on the order of arrival. A field that is not known is `undefined`.
 */
export function plainReading(inputs: readonly OrderInput[]) {
  const live = inputs.filter((input) => input.type !== 'order_snapshot');
  const known = live.filter((input) => input.type === 'order_event').filter((event) => event.event !== 'unrecognized');
  const submitted = live.filter((input) => input.type === 'order_submitted');
  const rows = inputs.filter((input) => input.type === 'order_snapshot').map(rowOf);

  const run = runOf(known);
  const said = known.map(endSaidBy).filter((end) => end !== undefined);
  const words = rows.flatMap(({ end }) => (end === null ? [] : [end]));
  const runEnd = run.status === undefined || run.status === 'running' ? [] : [run.status];
  const reported = [...said, ...words, ...runEnd];
  const fill = greatest(
    [
      ...known.filter(isFill).map((event) => fillOf(event.filledAmountRaw, event.remainingAmountRaw)),
      ...rows.map(({ order }) => fillOf(order.filledAmountRaw)),
    ].filter((each) => each !== undefined),
    ({ filledRaw, remainingRaw }) => [filledRaw, remainingRaw !== undefined, -(remainingRaw ?? 0n)],
  );
  const highest = greatest(reported, (end) => [ranks.indexOf(end)]);
  const isTraded = fill !== undefined && fill.filledRaw > 0n;
  const end = isTraded && (highest === 'cancelled' || highest === 'failed') ? 'partially_filled' : highest;
  const lastWord = greatest(
    [
      ...known.filter(isFailure).flatMap(reasonOf),
      ...rows
        .filter((row) => row.end === 'failed' && (row.order.errorMessage ?? '') !== '')
        .map(({ order, updatedAtMs }) => ({
          by: [updatedAtMs ?? 0, -1, Infinity],
          reason: order.errorMessage ?? '',
        })),
    ],
    ({ by, reason }) => [...by, reason],
  );
  const atMs = live.map(({ timestamp }) => timestamp + 0);
  const createdAtMs = minOf(rows.map((row) => row.createdAtMs));
  const updatedAtMs = maxOf(rows.map((row) => row.updatedAtMs));

  return {
    orderId: idOf(inputs),
    status: end ?? run.openStatus ?? 'submitted',
    disputed: reported.includes('filled') && reported.includes('failed'),
    steps: run.steps,
    firstEventAt: minOf(atMs) ?? createdAtMs ?? updatedAtMs ?? 0,
    lastEventAt: maxOf(atMs) ?? updatedAtMs ?? createdAtMs ?? 0,
    end,
    userId: lastSaid(known.map(({ timestamp, userId }) => ({ atMs: timestamp, value: userId }))),
    venue:
      lastSaid([...known, ...submitted].map(({ timestamp, venue }) => ({ atMs: timestamp, value: venue }))) ??
      lastSaid(rows.map((row) => ({ atMs: row.updatedAtMs ?? 0, value: row.order.venue }))),
    submission: submissionOf(submitted),
    run: run.shown,
    progress: run.progress,
    fill,
    errorReason: lastWord?.reason,
    isOver:
      end !== undefined &&
      (end !== 'partially_filled' || said.includes('failed') || words.length > 0 || runEnd.length > 0),
  };
}

const ranks = ['completed', 'cancelled', 'failed', 'partially_filled', 'filled'] as const;

const places: readonly string[] = [
  ...['dag_started', 'step_started', 'step_waiting', 'step_retrying', 'step_completed', 'step_failed'],
  ...['dag_completed', 'dag_failed', 'dag_cancelled', 'partial_fill', 'filled', 'failed'],
];

/** "Later": by time, then retry counter, then place in AGG's list. */
const moment = ({ timestamp, attempt, event }: KnownOrderEvent) => [timestamp, attempt ?? -1, places.indexOf(event)];

type Event<E extends KnownOrderEvent['event']> = KnownOrderEvent<E>;
type StepEvent = Event<'step_started' | 'step_waiting' | 'step_retrying' | 'step_completed' | 'step_failed'>;
type RunEvent = Event<'dag_started' | 'dag_completed' | 'dag_failed' | 'dag_cancelled'>;

const isStep = (event: KnownOrderEvent): event is StepEvent => event.event.startsWith('step_');
const isOfRun = (event: KnownOrderEvent): event is RunEvent | StepEvent =>
  event.event.startsWith('dag_') || isStep(event);
const isFill = (event: KnownOrderEvent): event is Event<'filled' | 'partial_fill'> =>
  event.event === 'filled' || event.event === 'partial_fill';
const isFailure = (event: KnownOrderEvent): event is Event<'failed' | 'dag_failed' | 'step_failed'> =>
  event.event === 'failed' || event.event === 'dag_failed' || event.event === 'step_failed';

function endSaidBy({ event }: KnownOrderEvent) {
  if (event === 'filled' || event === 'failed') return event;
  return event === 'partial_fill' ? 'partially_filled' : undefined;
}

function rowOf({ order, end }: OrderSnapshot) {
  const word = order.status.toLowerCase();
  const byWord =
    word === 'filled' || word === 'failed' ? word : word === 'cancelled' || word === 'canceled' ? 'cancelled' : null;
  return {
    order,
    end: end === undefined ? byWord : end,
    createdAtMs: msOf(order.createdAt),
    updatedAtMs: msOf(order.updatedAt),
  };
}

function msOf(iso: string | null | undefined): number | undefined {
  const ms = new Date(iso ?? '').getTime();
  return Number.isNaN(ms) ? undefined : ms;
}

function fillOf(filled: string | number | null | undefined, remaining?: string | number | null) {
  const filledRaw = amountOf(filled);
  const remainingRaw = amountOf(remaining);
  return filledRaw === undefined ? undefined : { filledRaw, remainingRaw };
}

function amountOf(raw: string | number | null | undefined): bigint | undefined {
  const isSafe = typeof raw === 'string' || (Number.isInteger(raw) && Math.abs(raw ?? 0) < 2 ** 53);
  const digits = isSafe ? String(raw) : '';
  return digits.length <= 78 && digits !== '' && Array.from(digits).every((each) => '0123456789'.includes(each))
    ? BigInt(digits)
    : undefined;
}

function reasonOf(event: Event<'failed' | 'dag_failed' | 'step_failed'>) {
  const reason = event.errorReason ?? event.error ?? '';
  return reason === '' ? [] : [{ by: moment(event), reason }];
}

function submissionOf(submitted: readonly OrderSubmitted[]): OrderState['submission'] {
  const found = greatest(submitted, (each) => [each.timestamp, each.side, each.price, each.size, each.outcomeId]);
  if (found === undefined) return undefined;
  const { side, price, size, outcomeId, timestamp } = found;
  return { side, price: price + 0, size: size + 0, outcomeId, timestamp: timestamp + 0 };
}

const lastSaid = (said: readonly { readonly atMs: number; readonly value: string | null | undefined }[]) =>
  greatest(
    said.filter(({ value }) => value != null),
    ({ atMs, value }) => [atMs, value ?? ''],
  )?.value ?? undefined;

function runOf(known: readonly KnownOrderEvent[]) {
  const ofRuns = known.filter(isOfRun);
  const runs = [...grouped(ofRuns, ({ dagRunId }) => dagRunId ?? undefined)];
  const named = runs.flatMap(([id, events]) => (id === undefined ? [] : [{ id, events }]));
  const newest = greatest(named, ({ id, events }) => [minOf(events.map(({ timestamp }) => timestamp)) ?? 0, id]);
  const events = newest?.events ?? runs[0]?.[1];
  if (events === undefined)
    return { steps: [], status: undefined, openStatus: undefined, shown: undefined, progress: undefined };

  const ends = events.filter(({ event }) => runStatuses[event] !== undefined);
  const status: RunStatus = runStatuses[greatest(ends, moment)?.event ?? ''] ?? 'running';
  const latest = greatest(
    events.filter((event) => !ends.includes(event)),
    moment,
  );
  const steps = stepsOf(events.filter(isStep));
  const templateName = greatest(
    events.flatMap((event) => event.templateName ?? []),
    (name) => [name],
  );
  const furthest = greatest(
    steps.filter(({ sequence }) => sequence !== undefined),
    ({ sequence, stepId }) => [sequence ?? 0, stepId !== undefined, stepId ?? ''],
  );
  const of = maxOf(events.map(({ totalSteps }) => totalSteps ?? undefined));
  return {
    steps,
    status,
    openStatus: latest && (openStatuses[latest.event] ?? 'running'),
    shown: { status, dagRunId: newest?.id, templateName },
    progress: furthest && { step: furthest.sequence, of, stepType: furthest.stepType, stepStatus: furthest.status },
  };
}

const runStatuses: Partial<Record<string, Exclude<RunStatus, 'running'>>> = {
  dag_completed: 'completed',
  dag_failed: 'failed',
  dag_cancelled: 'cancelled',
};
const openStatuses: Partial<Record<string, 'waiting' | 'retrying' | 'step_failed'>> = {
  step_waiting: 'waiting',
  step_retrying: 'retrying',
  step_failed: 'step_failed',
};
const stepStatuses: Readonly<Record<StepEvent['event'], StepStatus>> = {
  step_started: 'running',
  step_waiting: 'waiting',
  step_retrying: 'retrying',
  step_completed: 'completed',
  step_failed: 'failed',
};

function stepsOf(events: readonly StepEvent[]) {
  const placed = events.filter(({ stepId, sequence }) => stepId != null || sequence != null);
  const steps = [...grouped(placed, ({ stepId, sequence }) => stepId ?? (sequence ?? 0) + 0).values()].map(stepOf);
  return inOrder(steps, ({ sequence, stepId }) => [sequence ?? Infinity, stepId !== undefined, stepId ?? '']);
}

function stepOf(events: readonly StepEvent[]) {
  const [first] = events;
  const latest = greatest(events, moment);
  const failure = greatest(
    events.filter((event) => event.event === 'step_failed').flatMap(reasonOf),
    ({ by, reason }) => [...by, reason],
  );
  return {
    status: stepStatuses[latest?.event ?? 'step_started'],
    stepId: first?.stepId ?? undefined,
    stepType: greatest(
      events.flatMap(({ stepType }) => stepType ?? []),
      (type) => [type],
    ),
    sequence: maxOf(events.map(({ sequence }) => sequence ?? undefined)),
    attempt: maxOf(events.map(({ attempt }) => attempt ?? undefined)),
    errorReason: failure?.reason,
  };
}

function grouped<T, Key>(items: readonly T[], keyOf: (item: T) => Key): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

type Rank = readonly (number | bigint | string | boolean)[];

/** By the first part in which two differ. */
function compareRanks(a: Rank, b: Rank): number {
  const index = a.findIndex((part, place) => part !== b[place]);
  const [x, y] = [a[index], b[index]];
  return x === undefined || y === undefined ? 0 : x < y ? -1 : 1;
}

const inOrder = <T>(items: readonly T[], rankOf: (item: T) => Rank): T[] =>
  items.toSorted((a, b) => compareRanks(rankOf(a), rankOf(b)));

const greatest = <T>(items: readonly T[], rankOf: (item: T) => Rank): T | undefined => inOrder(items, rankOf).at(-1);

const maxOf = (numbers: readonly (number | undefined)[]): number | undefined =>
  greatest(
    numbers.filter((each) => each !== undefined).map((each) => each + 0),
    (each) => [each],
  );
const minOf = (numbers: readonly (number | undefined)[]): number | undefined => {
  const negative = maxOf(numbers.map((each) => (each === undefined ? undefined : -each)));
  return negative === undefined ? undefined : -negative + 0;
};

const idOf = ([first]: readonly OrderInput[]): string =>
  first === undefined ? '' : first.type === 'order_snapshot' ? first.order.id : first.orderId;
