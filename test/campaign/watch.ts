import { withSnapshots, type GatewayStatus, type UserEvent } from 'agg-rx';
import { orderLifecycle$ } from 'agg-rx/operators';
import { isOrderInput, type OrderState } from 'agg-rx/order';
import { tap } from 'rxjs';
import type { Scene } from './scene.js';

/** What a client has seen so far. */
export interface Watch {
  readonly states: ReadonlyMap<string, OrderState>;
  /** The messages about orders that a socket brought, each once: see `keyOf`. */
  readonly heard: ReadonlySet<string>;
  /** The sockets whose frames were delivered, in the order of the frames, each turn once. */
  readonly deliveredBy: readonly number[];
  /** Everything that was told of the connection, for a search for tokens. */
  readonly told: readonly string[];
  readonly breaks: () => number;
  readonly status: () => GatewayStatus;
  /** Whether REST has been read for the stretch that goes on; `complete` or not. */
  readonly isRead: () => boolean;
  readonly isComplete: () => boolean;
  /** `open`, `completed`, or the error. */
  readonly ended: () => string;
}

/** Tells the messages of one order apart: a script never says two things at one time. */
export const keyOf = (orderId: string, atMs: number): string => `${orderId} ${atMs}`;

/** Watches a user's orders as an app would, with REST or without. */
export function watch({ gateway, source, server, time, random }: Scene, readsRest: boolean): Watch {
  const states = new Map<string, OrderState>();
  const heard = new Set<string>();
  const deliveredBy: number[] = [];
  const told: string[] = [];
  let status: GatewayStatus = { state: 'idle' };
  let breaks = 0;
  let epoch: number | undefined;
  let read: Extract<UserEvent, { type: 'reconciled' }> | undefined;
  let ended = 'open';

  const note = (event: UserEvent): void => {
    const by = server.network.delivering();
    if (event.type !== 'continuity' && by !== undefined && deliveredBy.at(-1) !== by) deliveredBy.push(by);
    if (isOrderInput(event) && event.type !== 'order_snapshot') heard.add(keyOf(event.orderId, event.timestamp));
    switch (event.type) {
      case 'continuity':
        epoch = event.cause === 'interrupted' ? undefined : event.epoch;
        if (event.cause === 'interrupted') breaks += 1;
        break;
      case 'reconciled':
        read = event;
        break;
      case 'reconcile_failed':
      case 'order_unreadable':
        told.push(JSON.stringify(event));
        break;
      default:
    }
  };

  gateway.status$.subscribe((now) => {
    status = now;
    told.push(JSON.stringify(now));
  });
  gateway.rejected$.subscribe({ next: (error) => told.push(JSON.stringify(error)), error: () => undefined });
  const ports = { scheduler: time.scheduler, random };
  // As many pages after `connected` too: it may come when the orders are long under way.
  const withRest = withSnapshots(source, { maxPages: { connected: 10 }, ports });
  const events$ = readsRest ? gateway.userEvents$.pipe(withRest) : gateway.userEvents$;
  events$.pipe(tap(note), orderLifecycle$()).subscribe({
    next: (order) => states.set(order.orderId, order),
    error: (error: unknown) => {
      ended = String(error);
    },
    complete: () => {
      ended = 'completed';
    },
  });

  return {
    states,
    heard,
    deliveredBy,
    told,
    breaks: () => breaks,
    status: () => status,
    isRead: () => !readsRest || (epoch !== undefined && read?.epoch === epoch),
    isComplete: () => !readsRest || read?.complete === true,
    ended: () => ended,
  };
}
