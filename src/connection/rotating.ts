import { Observable, Subscription, type SchedulerLike } from 'rxjs';
import type { DecodeError } from '../protocol/decodeError.js';
import type { ServerMessage } from '../protocol/serverMessage.js';
import type { Incoming } from './connection.js';
import { ConnectionClosed } from './connectionClosed.js';
import { createRepeats } from './repeats.js';

interface Lane {
  readonly subscription: Subscription;
  /** What the lane brought before it served. */
  readonly held: Incoming[];
  /** Whether the lane it was to relieve can't stay without it. */
  readonly isNeeded: boolean;
}

/**
 * One connection after another without a gap: at each rotation the next is opened beside the one that
 * serves, and takes over once the same user is signed in on it. A frame that both brought is delivered
 * once. A next one that fails changes nothing, unless the serving one asked for it, because its token is no
 * longer accepted; when the serving one ends all ends, for its owner to reconnect.
 *
 *     serving   --e1--e2----e3|                 |: closed, once the next is signed in
 *     rotate$   -----r
 *     next           ---s---e3--e4--            s: signed in
 *     output    --e1--e2----e3--e4--
 *
 * @param rotate$ asks for a rotation; one asked for while another is under way is that one, and one asked for
 *   while the serving connection is being opened is that connection
 */
export function rotating(
  open$: Observable<Incoming>,
  rotate$: Observable<unknown>,
  scheduler: SchedulerLike,
): Observable<Incoming> {
  return new Observable<Incoming>((subscriber) => {
    const repeats = createRepeats(scheduler);
    let serving: Lane | undefined;
    let next: Lane | undefined;
    /** Who is signed in on the one that serves; none before the gateway has answered. */
    let level: Extract<Incoming, { readonly kind: 'level' }> | undefined;

    const deliver = (item: Incoming): void => {
      if (item.kind === 'relief') {
        rotate(true);
        return;
      }
      if (item.kind === 'level') level = item;
      const frame = frameOf(item);
      if (frame === undefined || repeats.isNew(frame)) subscriber.next(item);
    };

    const hold = (lane: Lane, item: Incoming): void => {
      lane.held.push(item);
      if (item.kind === 'answer' && item.answer.result._tag === 'Left' && !lane.isNeeded) drop(lane);
      if (item.kind !== 'level') return;
      if (item.userId === level?.userId) takeOver(lane);
      else if (item.userId !== undefined) fail(lane, new ConnectionClosed(otherUser));
    };

    const takeOver = (lane: Lane): void => {
      serving?.subscription.unsubscribe();
      serving = lane;
      next = undefined;
      repeats.sift();
      lane.held.forEach(deliver);
    };

    const drop = (lane: Lane): void => {
      lane.subscription.unsubscribe();
      next = undefined;
      repeats.forget();
    };

    const fail = (lane: Lane, error: unknown): void => {
      drop(lane);
      if (!lane.isNeeded) return;
      subscriber.next({
        kind: 'lost',
        forAnotherUser: error instanceof ConnectionClosed && error.why === otherUser.why,
      });
      subscriber.error(error);
    };

    const attach = (lane: Lane): void => {
      subscriber.add(lane.subscription);
      lane.subscription.add(
        open$.subscribe({
          next: (item) => {
            if (lane === serving) deliver(item);
            else hold(lane, item);
          },
          error: (error: unknown) => {
            if (lane === serving) subscriber.error(error);
            else fail(lane, error);
          },
        }),
      );
    };

    const rotate = (isNeeded: boolean): void => {
      // A connection that is being opened is as fresh as any.
      if (next !== undefined || level === undefined) return;
      next = { subscription: new Subscription(), held: [], isNeeded };
      repeats.remember();
      attach(next);
    };

    serving = { subscription: new Subscription(), held: [], isNeeded: true };
    subscriber.add(
      rotate$.subscribe({
        next: () => {
          rotate(false);
        },
        error: (error: unknown) => {
          subscriber.error(error);
        },
      }),
    );
    attach(serving);
  });
}

const otherUser = { why: 'user_switched', message: 'another user signed in', next: 'at_once' } as const;

/** What a frame said, whether or not it could be read. */
const frameOf = (item: Incoming): ServerMessage | DecodeError | undefined =>
  item.kind === 'message' ? item.message : item.kind === 'rejected' ? item.error : undefined;
