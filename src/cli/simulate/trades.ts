import { asyncScheduler, concatMap, EMPTY, from, interval, map, take, type Observable, type SchedulerLike } from 'rxjs';
import { scenarios, type Scenario } from '../../testing/index.js';

/** How many trades there are, and how fast. */
export interface TradesOptions {
  readonly ordersPerSecond: number;
  /** Left out, there is no end of them. */
  readonly orders?: number;
  /** For tests. @defaultValue asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

const tickMs = 10;

/** The trades to place, each when it is due: every way in which an order can end, in turn. */
export function tradesOverTime({
  ordersPerSecond,
  orders = Number.POSITIVE_INFINITY,
  scheduler = asyncScheduler,
}: TradesOptions): Observable<Scenario> {
  if (ordersPerSecond === 0 || orders === 0) return EMPTY;
  const dueAt = (tick: number): number => Math.floor((tick * tickMs * ordersPerSecond) / 1_000);
  return interval(tickMs, scheduler).pipe(
    // The first is due at once.
    concatMap((tick) => from(numbers(tick === 0 ? 0 : dueAt(tick) + 1, dueAt(tick + 1) + 1))),
    take(orders),
    map(tradeAt),
  );
}

const all: readonly Scenario[] = Object.values(scenarios);

const tradeAt = (index: number): Scenario => {
  const [first = scenarios.happyPath] = all.slice(index % all.length);
  return first;
};

const numbers = (least: number, end: number): readonly number[] =>
  Array.from({ length: Math.max(0, end - least) }, (_, at) => least + at);
