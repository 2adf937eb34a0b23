import {
  balanceByVenue$,
  foldByKey,
  ofEvent,
  ofType,
  openOrders$,
  orderLifecycle$,
  orderProgress$,
  ordersOf,
  stuckOrders$,
  terminalOrders$,
  trackOrder$,
} from 'agg-rx/operators';
import {
  balanceUpdate,
  continuity,
  dagCompleted,
  dagFailed,
  failed,
  filled,
  heartbeat,
  partialFill,
  stepCompleted,
  stepStarted,
} from 'agg-rx/testing';
import { map, type OperatorFunction } from 'rxjs';
import type { UserEvent } from '../../src/events/index.js';
import type { Diagram } from './diagram.js';
import { dollars, listWords, orderWords, wordsOf } from './words.js';

interface OperatorDiagram extends Pick<Diagram, 'name' | 'title' | 'call'> {
  readonly events: string;
  readonly values: Readonly<Record<string, UserEvent>>;
  readonly output: string;
  readonly letters: Readonly<Record<string, string>>;
  readonly operator: OperatorFunction<UserEvent, string>;
}

/** The usual diagram: events go in, and what comes out is put into words. */
const ofOperator = ({ events, values, output, letters, operator, ...diagram }: OperatorDiagram): Diagram => ({
  ...diagram,
  inputs: [{ label: 'events', marbles: events, letters: inWords(values) }],
  outputs: [{ label: 'output', marbles: output, letters }],
  play: (m, marblesOf) => [m.hot(marblesOf('events'), values).pipe(operator)],
});

const inWords = (values: Readonly<Record<string, UserEvent>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([letter, event]) => [letter, wordsOf(event)]));

const at = (afterMs: number): number => 1_710_000_000_000 + afterMs;

const started = { s: stepStarted({ orderId: 'a', timestamp: at(1) }) };

export const orderLifecycle: Diagram = ofOperator({
  name: 'orderLifecycle$',
  title: 'orderLifecycle$ gives the new state of an order after every event that changed it',
  call: 'orderLifecycle$()',
  events: '-a-b-a-f-g-|',
  values: {
    a: stepStarted({ orderId: 'a' }),
    b: stepStarted({ orderId: 'b' }),
    f: filled({ orderId: 'a' }),
    g: failed({ orderId: 'b' }),
  },
  output: '-A-B---F-G-|',
  letters: { A: 'a: running', B: 'b: running', F: 'a: filled', G: 'b: failed' },
  operator: (events$) => events$.pipe(orderLifecycle$(), map(orderWords)),
});

export const terminalOrders: Diagram = ofOperator({
  name: 'terminalOrders$',
  title: 'terminalOrders$ gives an order when it ends, and again when there is more to say of its end',
  call: 'terminalOrders$({ settleMs: 6 })',
  events: '-x-p-f-f-d---------|',
  values: {
    x: dagFailed({ orderId: 'a' }),
    p: partialFill({ orderId: 'b' }),
    f: filled({ orderId: 'b' }),
    d: dagCompleted({ orderId: 'c' }),
  },
  output: '-X-P-F---------D---|',
  letters: { X: 'a: failed', P: 'b: partially_filled', F: 'b: filled', D: 'c: completed' },
  operator: (events$) => events$.pipe(terminalOrders$({ settleMs: 6 }), map(orderWords)),
});

export const balanceByVenue: Diagram = ofOperator({
  name: 'balanceByVenue$',
  title: 'balanceByVenue$ gives the latest balance at each venue, and whether it is stale',
  call: 'balanceByVenue$()',
  events: '-k-p-k-j-i-l-u-|',
  values: {
    k: balanceUpdate({ venue: 'kalshi', tradingBalanceCents: 100_000, timestamp: at(2) }),
    p: balanceUpdate({ venue: 'polymarket', tradingBalanceCents: 25_000, timestamp: at(3) }),
    j: balanceUpdate({ venue: 'kalshi', tradingBalanceCents: 70_000, timestamp: at(1) }),
    i: continuity({ cause: 'interrupted' }),
    l: balanceUpdate({ venue: 'kalshi', tradingBalanceCents: 90_000, timestamp: at(4) }),
    u: continuity({ cause: 'user_switched', userId: 'usr_2', epoch: 2 }),
  },
  output: '-A-B-----C-D-E-|',
  letters: {
    A: 'kalshi $1,000',
    B: 'kalshi $1,000, polymarket $250',
    C: 'kalshi $1,000 stale, polymarket $250 stale',
    D: 'kalshi $900, polymarket $250 stale',
    E: 'no balance',
  },
  operator: (events$) =>
    events$.pipe(
      balanceByVenue$(),
      map((balances) =>
        balances.size === 0
          ? 'no balance'
          : [...balances.values()]
              .map(
                ({ venue, tradingBalanceCents: cents, stale }) => `${venue} ${dollars(cents)}${stale ? ' stale' : ''}`,
              )
              .join(', '),
      ),
    ),
});

const step = { orderId: 'a', totalSteps: 7 };

export const orderProgress: Diagram = ofOperator({
  name: 'orderProgress$',
  title: 'orderProgress$ gives step n of m of one order, until the order is over',
  call: "orderProgress$('a', { settleMs: 6 })",
  events: '-s-s-c-t-f---------|',
  values: {
    s: stepStarted({ ...step, stepId: 's1', sequence: 1, timestamp: at(1) }),
    c: stepCompleted({ ...step, stepId: 's1', sequence: 1, timestamp: at(2) }),
    t: stepStarted({ ...step, stepId: 's2', sequence: 2, timestamp: at(3) }),
    f: filled({ orderId: 'a', timestamp: at(4) }),
  },
  output: '-S---C-T-------|',
  letters: { S: 'step 1 of 7: running', C: 'step 1 of 7: completed', T: 'step 2 of 7: running' },
  operator: (events$) =>
    events$.pipe(
      orderProgress$('a', { settleMs: 6 }),
      map(({ step: n, of, stepStatus }) => `step ${n} of ${of ?? '?'}: ${stepStatus}`),
    ),
});

export const trackOrder: Diagram = ofOperator({
  name: 'trackOrder$',
  title: 'trackOrder$ gives the states of one order, and completes when it has been over and unchanged for settleMs',
  call: "trackOrder$('a', { settleMs: 6 })",
  events: '-a-b-f-g-----------|',
  values: {
    a: stepStarted({ orderId: 'a' }),
    b: stepStarted({ orderId: 'b' }),
    f: filled({ orderId: 'a' }),
    g: filled({ orderId: 'b' }),
  },
  output: '-A---F-----|',
  letters: { A: 'a: running', F: 'a: filled' },
  operator: (events$) => events$.pipe(trackOrder$('a', { settleMs: 6 }), map(orderWords)),
});

export const openOrders: Diagram = ofOperator({
  name: 'openOrders$',
  title: 'openOrders$ gives the list of the orders that are not over, at most once in auditMs',
  call: 'openOrders$({ auditMs: 4 })',
  events: '--a-b--------f-----|',
  values: { a: stepStarted({ orderId: 'a' }), b: stepStarted({ orderId: 'b' }), f: filled({ orderId: 'a' }) },
  output: 'N-----L----------M-|',
  letters: { N: 'no order', L: 'a and b', M: 'b' },
  operator: (events$) => events$.pipe(openOrders$({ auditMs: 4 }), map(listWords)),
});

export const stuckOrders: Diagram = ofOperator({
  name: 'stuckOrders$',
  title: 'stuckOrders$ gives an open order that has been silent for silentMs, once until it moves',
  call: 'stuckOrders$({ silentMs: 6 })',
  events: '-s----------t---f------|',
  values: {
    s: stepStarted({ orderId: 'a', timestamp: at(1) }),
    t: stepCompleted({ orderId: 'a', timestamp: at(2) }),
    f: filled({ orderId: 'a', timestamp: at(3) }),
  },
  output: '-------S---------------|',
  letters: { S: 'a: running' },
  operator: (events$) => events$.pipe(stuckOrders$({ silentMs: 6 }), map(orderWords)),
});

export const ofTypeDiagram: Diagram = {
  name: 'ofType',
  title: 'ofType passes the messages of one type on',
  call: "ofType('balance_update')",
  inputs: [
    {
      label: 'messages',
      marbles: '-h-b-s-b-|',
      letters: { h: 'heartbeat', b: 'kalshi: balance_update, $1,000', s: 'a: step_started' },
    },
  ],
  outputs: [{ label: 'output', marbles: '---b---b-|', letters: { b: 'kalshi: balance_update, $1,000' } }],
  play: (m, marblesOf) => [
    m
      .hot(marblesOf('messages'), { h: heartbeat(), b: balanceUpdate(), ...started })
      .pipe(ofType('balance_update'), map(wordsOf)),
  ],
};

export const ofEventDiagram: Diagram = ofOperator({
  name: 'ofEvent',
  title: 'ofEvent passes the order events of one name on',
  call: "ofEvent('filled')",
  events: '-s-f-k-g-|',
  values: {
    ...started,
    f: filled({ orderId: 'a' }),
    k: balanceUpdate(),
    g: filled({ orderId: 'b' }),
  },
  output: '---f---g-|',
  letters: { f: 'a: filled', g: 'b: filled' },
  operator: (events$) => events$.pipe(ofEvent('filled'), map(wordsOf)),
});

interface Mark {
  readonly key: string;
  readonly mark: number;
}

const marks: Readonly<Record<string, Mark>> = {
  p: { key: 'a', mark: 5 },
  q: { key: 'b', mark: 3 },
  r: { key: 'a', mark: 4 },
  s: { key: 'a', mark: 9 },
};

export const foldByKeyDiagram: Diagram = {
  name: 'foldByKey',
  title: 'foldByKey folds the inputs of each key into one state a key: here the highest mark',
  call: 'foldByKey({ keyOf, step: highest })',
  inputs: [{ label: 'inputs', marbles: '-p-q-r-s-|', letters: { p: 'a: 5', q: 'b: 3', r: 'a: 4', s: 'a: 9' } }],
  outputs: [{ label: 'output', marbles: '-P-Q---S-|', letters: { P: 'a: 5', Q: 'b: 3', S: 'a: 9' } }],
  play: (m, marblesOf) => [
    m.hot(marblesOf('inputs'), marks).pipe(
      foldByKey({
        select: (input): input is Mark => 'mark' in input,
        keyOf: ({ key }) => key,
        step: (highest: Mark | undefined, input) =>
          highest === undefined || input.mark > highest.mark ? input : highest,
      }),
      map(({ key, mark }) => `${key}: ${mark}`),
    ),
  ],
};

const twoOrders = {
  a: stepStarted({ orderId: 'a' }),
  b: stepStarted({ orderId: 'b' }),
  f: filled({ orderId: 'a' }),
};

export const ordersOfDiagram: Diagram = {
  name: 'ordersOf',
  title: 'ordersOf folds once, and gives all states, the ends, the list of open orders and one order to whoever asks',
  call: 'ordersOf(events$, { auditMs: 1 })',
  inputs: [{ label: 'events', marbles: '-a---b---f---|', letters: inWords(twoOrders) }],
  outputs: [
    {
      label: 'states$',
      marbles: '-A---B---F---|',
      letters: { A: 'a: running', B: 'b: running', F: 'a: filled' },
    },
    { label: 'order$(a)', marbles: '-A-------F---|', letters: { A: 'a: running', F: 'a: filled' } },
    { label: 'ended$', marbles: '---------F---|', letters: { F: 'a: filled' } },
    {
      label: 'open$',
      marbles: 'N-K---L---M--|',
      letters: { N: 'no order', K: 'a', L: 'a and b', M: 'b' },
    },
  ],
  play: (m, marblesOf) => {
    const { states$, order$, ended$, open$ } = ordersOf(m.hot(marblesOf('events'), twoOrders), { auditMs: 1 });
    return [
      states$.pipe(map(orderWords)),
      order$('a').pipe(map(orderWords)),
      ended$.pipe(map(orderWords)),
      open$.pipe(map(listWords)),
    ];
  },
};
