import { concatMap, delay, filter, from, lastValueFrom, of, takeUntil, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import { dagCancelled } from '../builders.js';
import { frameOf } from '../frame.js';
import { seededRandom, wholeNumber } from '../random.js';
import { stamped } from '../scripts/script.js';
import type { OrderTruth, Scenario, Script, ScriptStep } from '../scripts/script.js';
import type { ServerMessage } from '../../protocol/index.js';
import type { Connection } from './connection.js';
import type { Knobs } from './options.js';
import { applyToOrders, isFinal } from './orders.js';
import type { SimulatedOrders } from './orders.js';

/** A trade that was placed. */
export interface Placed {
  /** The trade's orders. */
  readonly orderIds: readonly string[];
  /** The script that is played. */
  readonly script: Script;
  /**
   * Resolves when the last message was sent or the gateway closed, with how each order truly ended; an
   * order cancelled over REST ended by that.
   */
  readonly ended: Promise<readonly OrderTruth[]>;
}

/** What became of a request to cancel. */
type CancelResult = 'cancelled' | 'unknown' | 'final';

/** The users' orders: REST reads them, sockets hear of them, scripts move them. */
export interface UserOrders {
  readonly ordersOf: (userId: string) => SimulatedOrders;
  /** Tells the user's sockets and REST; gives the number of sockets that were told. */
  readonly send: (userId: string, message: ServerMessage) => number;
  readonly place: (userId: string, script: Script | Scenario) => Placed;
  readonly cancel: (userId: string, orderId: string) => CancelResult;
}

export function createUserOrders(
  { seed, pace, scheduler }: Knobs,
  connectionsOf: (userId: string) => readonly Connection[],
  closed$: Observable<void>,
): UserOrders {
  const byUser = new Map<string, SimulatedOrders>();
  const cancelled = new Set<string>();
  const random = seededRandom(seed);

  const ordersOf = (userId: string): SimulatedOrders => byUser.get(userId) ?? new Map();

  const send = (userId: string, message: ServerMessage): number => {
    byUser.set(userId, applyToOrders(ordersOf(userId), message));
    return connectionsOf(userId).filter((connection) => connection.tell(frameOf(message))).length;
  };

  function due(step: ScriptStep): Observable<ScriptStep> {
    return pace === 0 ? of(step) : of(step).pipe(delay(step.afterMs * pace, scheduler));
  }

  const asItEnded = (userId: string, truth: OrderTruth): OrderTruth => {
    if (!cancelled.has(truth.orderId)) return truth;
    const filledRaw = ordersOf(userId).get(truth.orderId)?.filledRaw ?? 0n;
    return { orderId: truth.orderId, end: filledRaw > 0n ? 'partially_filled' : 'cancelled', filledRaw };
  };

  return {
    ordersOf,
    send,
    place(userId, given) {
      const script = typeof given === 'function' ? given(wholeNumber(random, 1, 2 ** 31)) : given;
      const startedAtMs = scheduler.now();
      const played$ = from(script.steps).pipe(
        concatMap(due),
        filter(({ orderId }) => !cancelled.has(orderId)),
        tap(({ message }) => send(userId, stamped(message, userId, startedAtMs))),
        takeUntil(closed$),
      );
      const ended = lastValueFrom(played$, { defaultValue: undefined }).then(() =>
        script.truth.map((truth) => asItEnded(userId, truth)),
      );
      return { orderIds: script.truth.map(({ orderId }) => orderId), script, ended };
    },
    cancel(userId, orderId) {
      const order = ordersOf(userId).get(orderId);
      if (order === undefined) return 'unknown';
      if (isFinal(order)) return 'final';
      cancelled.add(orderId);
      const { venue, dagRunId, updatedAtMs } = order;
      // Later than what was said before, even where a fast pace lets timestamps run ahead of the clock.
      const timestamp = Math.max(scheduler.now(), updatedAtMs + 1);
      send(userId, dagCancelled({ userId, orderId, venue, timestamp, ...(dagRunId !== undefined && { dagRunId }) }));
      return 'cancelled';
    },
  };
}
