import { applyToOrder, isOver, type OrderInput, type OrderState } from 'agg-rx/order';
import {
  dagCancelled,
  dagCompleted,
  dagFailed,
  dagStarted,
  failed,
  filled,
  orderSnapshot,
  orderSubmitted,
  partialFill,
  stepCompleted,
  stepFailed,
  stepRetrying,
  stepStarted,
  stepWaiting,
  unrecognizedEvent,
} from 'agg-rx/testing';

/** When an input comes: after all others, of a run that began after all others, or with a timestamp before all others. */
interface Context {
  readonly timestamp: number;
  readonly dagRunId: string;
}
type Told = (context: Context) => OrderInput;

type Build = (
  fields: Context & { readonly stepId: string; readonly sequence: number; readonly totalSteps: number },
) => OrderInput;

const stepTold =
  (build: Build): Told =>
  (context) =>
    build({ ...context, stepId: 's1', sequence: 1, totalSteps: 3 });
const row =
  (fields: Parameters<typeof orderSnapshot>[0]): Told =>
  ({ timestamp }) =>
    orderSnapshot({ updatedAt: new Date(timestamp).toISOString(), ...fields });

const steps = {
  step_started: stepTold(stepStarted),
  step_waiting: stepTold(stepWaiting),
  step_retrying: stepTold(stepRetrying),
  step_completed: stepTold(stepCompleted),
  step_failed: stepTold(stepFailed),
};
const runs = {
  dag_started: (context: Context) => dagStarted(context),
  dag_completed: (context: Context) => dagCompleted(context),
  dag_failed: (context: Context) => dagFailed(context),
  dag_cancelled: (context: Context) => dagCancelled(context),
};
const order = {
  order_submitted: ({ timestamp }: Context) => orderSubmitted({ timestamp }),
  partial_fill: ({ timestamp }: Context) =>
    partialFill({ timestamp, filledAmountRaw: '400000', remainingAmountRaw: '600000' }),
  filled: ({ timestamp }: Context) => filled({ timestamp, filledAmountRaw: '1000000', remainingAmountRaw: '0' }),
  failed: ({ timestamp }: Context) => failed({ timestamp, errorReason: 'refused' }),
  'an unknown event': ({ timestamp }: Context) => unrecognizedEvent({ timestamp }),
};
const rest = {
  'REST: another word': row({ status: 'open' }),
  'REST: another word, an amount': row({ status: 'open', filledAmountRaw: '400000' }),
  'REST: `cancelled`': row({ status: 'cancelled' }),
  'REST: `failed`': row({ status: 'failed' }),
  'REST: `filled`': row({ status: 'filled' }),
};
const inputs = { ...steps, ...runs, ...order, ...rest };
type InputName = keyof typeof inputs;

/** A state that an order can be in: what came in on the way there, and what a user is best told. */
interface Place {
  readonly id: string;
  readonly name: string;
  readonly way: readonly InputName[];
  readonly show: string;
}

const places: readonly Place[] = [
  { id: 'unknown', name: 'nothing known yet', way: [], show: 'nothing, or "sent" if you placed it yourself' },
  { id: 'submitted', name: '`submitted`', way: ['order_submitted'], show: 'accepted, not yet begun' },
  { id: 'running', name: '`running`', way: ['dag_started', 'step_started'], show: 'the progress: "step 1 of 3"' },
  {
    id: 'waiting',
    name: '`waiting`',
    way: ['dag_started', 'step_waiting'],
    show: 'the progress, and that the step waits',
  },
  {
    id: 'step_failed',
    name: '`step_failed`',
    way: ['dag_started', 'step_failed'],
    show: 'a setback with `errorReason`, never "order failed": a retry may follow',
  },
  {
    id: 'retrying',
    name: '`retrying`',
    way: ['dag_started', 'step_failed', 'step_retrying'],
    show: 'the progress, and that the step is tried again',
  },
  {
    id: 'completed',
    name: '`completed`',
    way: ['dag_started', 'dag_completed'],
    show: 'done, amount not known: wait a moment for the fill, or ask REST',
  },
  {
    id: 'cancelled_run',
    name: '`cancelled`, by its run',
    way: ['dag_started', 'dag_cancelled'],
    show: 'cancelled; a newer run may take it back',
  },
  {
    id: 'failed_run',
    name: '`failed`, by its run',
    way: ['dag_started', 'dag_failed'],
    show: 'failed, with `errorReason`; a newer run may take it back',
  },
  {
    id: 'cancelled',
    name: '`cancelled`, by REST',
    way: ['dag_started', 'REST: `cancelled`'],
    show: 'cancelled, for good',
  },
  {
    id: 'failed',
    name: '`failed`, by its own event or REST',
    way: ['dag_started', 'failed'],
    show: 'failed, with `errorReason`, for good unless a fill turns up',
  },
  {
    id: 'partial_open',
    name: '`partially_filled`, open',
    way: ['dag_started', 'partial_fill'],
    show: 'the amount so far, and that more may follow: the order is still open',
  },
  {
    id: 'partial_over',
    name: '`partially_filled`, over by its run',
    way: ['dag_started', 'partial_fill', 'dag_completed'],
    show: 'the amount, and that it was not all; a newer run may go on',
  },
  {
    id: 'partial_final',
    name: '`partially_filled`, over for good',
    way: ['dag_started', 'partial_fill', 'failed'],
    show: 'the amount, and that it was not all',
  },
  { id: 'filled', name: '`filled`', way: ['dag_started', 'filled'], show: 'filled, with the amount' },
  {
    id: 'disputed',
    name: '`filled`, disputed',
    way: ['dag_started', 'filled', 'failed'],
    show: 'filled, with the amount, and let somebody look: a failure was reported too',
  },
];

const stateOn = (way: readonly InputName[]): OrderState | undefined =>
  way.reduce<OrderState | undefined>(
    (state, name, index) => applyToOrder(state, inputs[name]({ timestamp: 100 + index, dagRunId: 'run_1' })),
    undefined,
  );

/** What of a state the tables tell apart: how it stands, and whether a newer run would open it again. */
function signOf(state: OrderState | undefined): string {
  if (state === undefined) return 'unknown';
  const afterNewerRun = applyToOrder(state, dagStarted({ timestamp: 900, dagRunId: 'run_9' }));
  return [state.status, isOver(state), state.disputed, isOver(afterNewerRun)].join();
}

function placeOf(state: OrderState | undefined): Place {
  const found = places.find(({ way }) => signOf(stateOn(way)) === signOf(state));
  if (found === undefined) throw new Error(`No row of the tables is about ${signOf(state)}`);
  return found;
}

const whens = {
  next: { timestamp: 500, dagRunId: 'run_1' },
  newerRun: { timestamp: 500, dagRunId: 'run_2' },
  late: { timestamp: 50, dagRunId: 'run_1' },
} satisfies Record<string, Context>;
type When = keyof typeof whens;

/** Where an input leads from a place. */
const leadsTo = ({ way }: Place, name: InputName, when: When): Place =>
  placeOf(applyToOrder(stateOn(way), inputs[name](whens[when])));

/** The names of a status in a cell: short, and with a mark where the order is over. */
function cell(from: Place, name: InputName, when: When): string {
  const to = leadsTo(from, name, when);
  return to === from ? '·' : short(to);
}

function short({ id, way }: Place): string {
  const state = stateOn(way);
  if (state === undefined) return id;
  return `${state.status}${isOver(state) ? ' ✓' : ''}${state.disputed ? ' disputed' : ''}`;
}

const namesIn = (family: Partial<Record<InputName, Told>>): InputName[] => Object.keys(family) as InputName[];

const code = (name: string): string => (/^[a-z_]+$/.test(name) ? `\`${name}\`` : name);

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  const draw = (cells: readonly string[]): string =>
    `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [draw(head), draw(widths.map((width) => '-'.repeat(width))), ...lines.map(draw)].join('\n');
}

const transitions = (names: readonly InputName[], when: When): string =>
  table(
    ['in state', ...names.map(code)],
    places.map((place) => [place.name, ...names.map((name) => cell(place, name, when))]),
  );

const stateTable = (): string =>
  table(
    ['state', '`status`', '`isOver`', 'reached, for example, by', 'what to show'],
    places.slice(1).map((place) => {
      const state = stateOn(place.way);
      if (state === undefined) throw new Error(`${place.name} is reached by nothing`);
      return [
        place.name,
        `\`${state.status}\``,
        isOver(state) ? 'yes' : 'no',
        place.way.map((name) => code(name)).join(', '),
        place.show,
      ];
    }),
  );

/** States between which the diagram needs no single arrows: where one input leads to one place from all, it says so once. */
const groups: readonly { readonly id: string; readonly name: string; readonly members: readonly string[] }[] = [
  {
    id: 'under_way',
    name: 'under way',
    members: ['unknown', 'submitted', 'running', 'waiting', 'step_failed', 'retrying'],
  },
  {
    id: 'by_its_run',
    name: 'ended by its newest run',
    members: ['completed', 'cancelled_run', 'failed_run'],
  },
];

const labelOf = (name: InputName, when: When): string =>
  `${when === 'newerRun' ? 'newer ' : ''}${name.replaceAll('`', '')}`.replace('REST: ', 'REST ');

/** Every change of state in the tables, one arrow for all inputs that lead from one place to another. */
function diagram(): string {
  const told = [
    ...namesIn({ ...steps, ...runs, ...order, ...rest }).map((name) => ({ name, when: 'next' as const })),
    { name: 'dag_started' as const, when: 'newerRun' as const },
  ].filter(({ name }) => !name.startsWith('REST: another'));
  const arrows = new Map<string, string[]>();
  const draw = (from: string, to: string, label: string): void => {
    const arrow = `${from} --> ${to}`;
    arrows.set(arrow, [...(arrows.get(arrow) ?? []), label]);
  };

  for (const { name, when } of told) {
    const moves = places.map((from) => ({ from, to: leadsTo(from, name, when) }));
    const drawn = new Set<Place>();
    for (const { id, members } of groups) {
      const ofGroup = moves.filter(({ from }) => members.includes(from.id));
      const [first] = ofGroup;
      if (first === undefined || ofGroup.some(({ to }) => to !== first.to)) continue;
      ofGroup.forEach(({ from }) => drawn.add(from));
      draw(members.includes(first.to.id) ? `[*] of ${id}` : id, first.to.id, labelOf(name, when));
    }
    for (const { from, to } of moves) {
      if (to === from || drawn.has(from)) continue;
      draw(from.id === 'unknown' ? '[*]' : from.id, to.id, labelOf(name, when));
    }
  }

  const drawnArrows = [...arrows].map(([arrow, labels]) => ({ arrow, text: `${arrow}: ${labels.join(', ')}` }));
  const inside = (id: string): string[] =>
    drawnArrows
      .filter(({ arrow }) => arrow.startsWith(`[*] of ${id}`))
      .map(({ text }) => `    ${text.replace(` of ${id}`, '')}`);
  const outside = drawnArrows.filter(({ arrow }) => !arrow.startsWith('[*] of')).map(({ text }) => `  ${text}`);
  const known = places.filter(({ way }) => way.length > 0);
  const declared = (those: readonly Place[]): string[] =>
    those.map(({ id, name }) => `state "${name.replaceAll('`', '')}" as ${id}`);
  const boxes = groups.flatMap(({ id, name, members }) => [
    `  state "${name}" as ${id} {`,
    ...declared(known.filter((place) => members.includes(place.id))).map((line) => `    ${line}`),
    ...inside(id),
    '  }',
  ]);
  const alone = known.filter((place) => !groups.some(({ members }) => members.includes(place.id)));
  const lines = [...boxes, ...declared(alone).map((line) => `  ${line}`), ...outside];
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n');
}

/** Whether it makes no difference in any state when an order event or a REST row comes. */
export const isAnyTimeTheSame = (): boolean =>
  namesIn({ ...order, ...rest }).every((name) =>
    places.every((place) => leadsTo(place, name, 'late') === leadsTo(place, name, 'next')),
  );

/** What stands between the markers of docs/order-lifecycle.md, by the name of the marker. */
export const generated: Readonly<Record<string, () => string>> = {
  states: stateTable,
  diagram,
  'step events': () => transitions(namesIn(steps), 'next'),
  'run events': () => transitions(namesIn(runs), 'next'),
  'order events': () => transitions(namesIn(order), 'next'),
  'REST rows': () => transitions(namesIn(rest), 'next'),
  'a newer run': () => transitions([...namesIn(runs), ...namesIn(steps)], 'newerRun'),
  'late step and run events': () => transitions([...namesIn(runs), ...namesIn(steps)], 'late'),
};
