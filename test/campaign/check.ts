import { isOver, type OrderState } from 'agg-rx/order';
import type { OrderTruth } from 'agg-rx/testing';
import type { RunRecord } from './run.js';

const refreshCap = 10;
const refreshWindowMs = 60_000;

/** What a run has shown that it should not have; nothing if all is well. */
export const wrongsOf = (record: RunRecord): readonly string[] => [
  ...record.truth.flatMap((truth) => wrongsOfOrder(truth, record)),
  ...[...record.states.values()]
    .filter(({ disputed }) => disputed)
    .map(({ orderId }) => `order ${orderId} is disputed`),
  ...(record.ended === 'completed' ? [] : [`the events ended so: ${record.ended}`]),
  ...(record.isSettled ? [] : ['it never came to rest after the faults']),
  ...(record.isComplete ? [] : ['the last read of REST was not complete']),
  ...(areOneOrTwo(record.deliveredBy, record.mayRotate)
    ? []
    : [`frames came from sockets ${record.deliveredBy.join(', ')}`]),
  ...wrongWhere(record.mostSockets > (record.mayRotate ? 2 : 1), `${record.mostSockets} sockets were held at one time`),
  ...wrongWhere(record.mostRefreshesAtOnce > 1, `${record.mostRefreshesAtOnce} refreshes were under way at one time`),
  ...wrongWhere(isOverCap(record.refreshesAtMs), `more than ${refreshCap} refreshes in 60 s`),
  ...wrongWhere(record.signOuts > 0, 'the user was signed out'),
  ...wrongWhere(record.socketsLeft > 0, `${record.socketsLeft} sockets are left`),
  ...wrongWhere(record.timersLeft > 0, `${record.timersLeft} timers are left`),
  ...wrongWhere(showsToken(record), 'a token was shown'),
];

const wrongWhere = (isWrong: boolean, what: string): readonly string[] => (isWrong ? [what] : []);

/** Steps and progress are not compared: REST knows none. */
function wrongsOfOrder({ orderId, end, filledRaw }: OrderTruth, record: RunRecord): readonly string[] {
  const state = record.states.get(orderId);
  if (state === undefined) return [`order ${orderId} was never seen`];
  return [
    ...wrongWhere(state.end !== end, `order ${orderId} ended ${end}, and shows as ${wordsOf(state)}`),
    ...wrongWhere(
      (state.fill?.filledRaw ?? 0n) !== filledRaw,
      `order ${orderId} was filled to ${filledRaw}, and shows as ${wordsOf(state)}`,
    ),
    ...wrongWhere(!isOver(state), `order ${orderId} is over, and shows as ${wordsOf(state)}`),
  ];
}

const wordsOf = ({ status, end, fill }: OrderState): string =>
  `${status} (${end ?? 'no end'}, ${fill?.filledRaw ?? 'no amount'})`;

/** One socket after another; in a rotation the former still brings what is late beside the one that took over. */
function areOneOrTwo(deliveredBy: readonly number[], mayRotate: boolean): boolean {
  let former = 0;
  let newest = 0;
  for (const by of deliveredBy) {
    if (by > newest) [former, newest] = [newest, by];
    else if (by < newest && !(mayRotate && (former === 0 || by === former))) return false;
    else if (by < newest) former = by;
  }
  return true;
}

const isOverCap = (timesMs: readonly number[]): boolean =>
  timesMs.some((atMs, at) => {
    const next = timesMs[at + refreshCap];
    return next !== undefined && next - atMs < refreshWindowMs;
  });

const showsToken = ({ told, tokens }: RunRecord): boolean =>
  told.some((text) => tokens.some((token) => text.includes(token)));
