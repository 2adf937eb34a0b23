import { Observable, type OperatorFunction, type SchedulerLike } from 'rxjs';
import type { Incoming } from '../connection/connection.js';
import type { Continuity } from '../events/continuity.js';
import { interrupted, noContinuity, signedIn, type ContinuityState } from '../events/continuityFold.js';
import type { ServerMessage } from '../protocol/serverMessage.js';
import { unreadableOf, type StreamItem } from './item.js';

type Step = readonly [ContinuityState, Continuity?];

/**
 * Says between a connection's items where continuity begins, breaks, mends or moves to another user.
 * One subscription is one stay: when it ends, the next begins with `connected`; epochs go on counting.
 */
export function withContinuity(scheduler: SchedulerLike): OperatorFunction<Incoming, StreamItem> {
  let epoch = 0;
  return (source$) =>
    new Observable<StreamItem>((subscriber) => {
      let state: ContinuityState = { ...noContinuity, epoch };
      let lastServerAt: number | undefined;

      // Where another user takes over at once, `user_switched` says it all.
      const step = ([after, marker]: Step, quietly = false): void => {
        state = after;
        epoch = after.epoch;
        if (marker !== undefined && !quietly) subscriber.next({ kind: 'marker', marker });
      };

      return source$.subscribe({
        next: (item) => {
          switch (item.kind) {
            case 'message':
              lastServerAt = laterOf(lastServerAt, serverTimeOf(item.message));
              subscriber.next(item);
              break;
            case 'rejected': {
              subscriber.next(item);
              const unreadable = unreadableOf(item.error);
              if (unreadable !== undefined) subscriber.next({ kind: 'unreadable', unreadable });
              break;
            }
            case 'level': {
              const begun: Step = item.userId === undefined ? [state] : signedIn(state, item.userId, scheduler.now());
              step(begun, true);
              subscriber.next(item);
              // Whoever hears of the level may leave it at once: the stretch is then over before it was told.
              if (state === begun[0]) step(begun);
              break;
            }
            case 'lost':
              subscriber.next(item);
              step(interrupted(state, scheduler.now(), lastServerAt), item.forAnotherUser);
              break;
            default:
              subscriber.next(item);
          }
        },
        error: (error: unknown) => {
          subscriber.error(error);
        },
        complete: () => {
          subscriber.complete();
        },
      });
    });
}

function serverTimeOf(message: ServerMessage): number | undefined {
  switch (message.type) {
    case 'heartbeat':
      return message.ts;
    case 'order_submitted':
    case 'order_event':
    case 'balance_update':
      return message.timestamp;
    default:
      return undefined;
  }
}

const laterOf = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;
