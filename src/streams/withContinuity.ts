import { Observable, type OperatorFunction, type SchedulerLike } from 'rxjs';
import type { Incoming } from '../connection/incoming.js';
import type { Continuity } from '../events/continuity.js';
import { interrupted, noContinuity, signedIn, type ContinuityState } from '../events/continuityFold.js';
import { unreadableOf, type StreamItem } from './item.js';
import { recentTimes } from './silentSince.js';

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
      const times = recentTimes();
      /** Where a former connection is kept that may not have brought everything: since when. */
      let doubt: { readonly since: number | undefined } | undefined;

      // Where another user takes over at once, `user_switched` says it all.
      const step = ([after, marker]: Step, quietly = false): void => {
        state = after;
        epoch = after.epoch;
        if (marker !== undefined && !quietly) subscriber.next(marker);
      };

      /** Something may be missing, and the stream goes on as it was. */
      const mend = (since: number | undefined): void => {
        const { userId, isLive } = state;
        if (!isLive || userId === undefined) return;
        const broken = interrupted(state, scheduler.now(), since);
        step(broken);
        // Whoever hears of the break may leave at once.
        if (state === broken[0]) step(signedIn(state, userId, scheduler.now()));
      };

      return source$.subscribe({
        next: (item) => {
          switch (item.type) {
            case 'rejected': {
              subscriber.next(item);
              const unreadable = unreadableOf(item.error);
              if (unreadable !== undefined) subscriber.next(unreadable);
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
            case 'handover': {
              subscriber.next(item);
              const before = doubt;
              doubt = item.former === 'kept' ? { since: times.silentSince() } : undefined;
              if (item.former === 'lost' && before !== undefined) mend(before.since);
              break;
            }
            case 'lost':
              subscriber.next(item);
              // What a former connection had not brought is older than what this one has not.
              step(
                interrupted(state, scheduler.now(), doubt === undefined ? times.silentSince() : doubt.since),
                item.forAnotherUser,
              );
              doubt = undefined;
              break;
            default:
              times.heard(item);
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
