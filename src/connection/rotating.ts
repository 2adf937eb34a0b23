import { Observable, Subject, Subscription, type SchedulerLike } from 'rxjs';
import { ConnectionClosed } from './connectionClosed.js';
import { heardFromNext, showsFormerWhole, type Handover } from './handover.js';
import { isFrame, type Incoming } from './incoming.js';
import { createRepeats, mostLateMs } from './repeats.js';

interface Lane {
  readonly subscription: Subscription;
  /** Emits when another lane has taken over. */
  readonly retired: Subject<void>;
  /** What the lane brought before it served. */
  readonly held: Incoming[];
  /** Whether the lane it was to relieve can't stay without it. */
  readonly isNeeded: boolean;
}

/** A lane that another has taken over from, and what has been seen since. */
interface Former {
  readonly lane: Lane;
  handover: Handover;
  /** Whether it has been shown to be whole, and only what is late is waited for. */
  isWhole: boolean;
}

/** The longest that a former connection is kept without a sign that it is whole; milliseconds. */
const mostDoubtMs = 300_000;

/**
 * One connection after another without a gap: at each rotation the next is opened beside the one that
 * serves, and takes over once the same user is signed in on it. The former is kept until it has shown that nothing
 * is missing between the two, and 10 s more for what is late. If it ends before that, or shows nothing in 5 minutes,
 * `handover` says that it is `lost`: what it had not brought may be missing. A frame that both brought is delivered
 * once. A next one that fails changes nothing, unless the serving one asked for it, because its token is no
 * longer accepted; when the serving one ends all ends, for its owner to reconnect.
 *
 *     serving   --e1--e2----e3--h-|             h: sent when the next was signed in; |: closed, 10 s later
 *     rotate$   -----r
 *     next           ---s---e3--e4--            s: signed in
 *     output    --e1--e2----e3--e4--
 *
 * @param open opens one connection; what it is given emits when another has taken over, and it is to follow the
 *   session no more
 * @param rotate$ asks for a rotation; one asked for while another is under way, the former being kept, is that one,
 *   and one asked for while the serving connection is being opened is that connection
 */
export function rotating(
  open: (retired$: Observable<unknown>) => Observable<Incoming>,
  rotate$: Observable<unknown>,
  scheduler: SchedulerLike,
): Observable<Incoming> {
  return new Observable<Incoming>((subscriber) => {
    const repeats = createRepeats(scheduler);
    let serving: Lane | undefined;
    let next: Lane | undefined;
    let former: Former | undefined;
    /** Who is signed in on the one that serves; none before the gateway has answered. */
    let level: Extract<Incoming, { readonly type: 'level' }> | undefined;

    const deliver = (item: Incoming): void => {
      switch (item.type) {
        case 'relief':
          rotate(true);
          return;
        case 'level':
          level = item;
          break;
        default:
      }
      if (repeats.isNew(item, next === undefined ? 'next' : 'former')) subscriber.next(item);
      if (former !== undefined) former.handover = heardFromNext(former.handover, item);
    };

    /** What the former brings counts as long as it is kept; who is signed in on it does not. */
    const deliverFormer = (from: Former, item: Incoming): void => {
      if (!isFrame(item)) return;
      const isRepeat = !repeats.isNew(item, 'former');
      if (!isRepeat) subscriber.next(item);
      if (from.isWhole || !showsFormerWhole(from.handover, item, isRepeat)) return;
      from.isWhole = true;
      from.lane.subscription.add(
        scheduler.schedule(() => {
          leave('whole');
        }, mostLateMs),
      );
    };

    const hold = (lane: Lane, item: Incoming): void => {
      lane.held.push(item);
      if (item.type === 'answer' && item.answer.result._tag === 'Left' && !lane.isNeeded) drop(lane);
      if (item.type !== 'level') return;
      if (item.userId === level?.userId) takeOver(lane);
      else if (item.userId !== undefined) fail(lane, new ConnectionClosed(otherUser));
    };

    const takeOver = (lane: Lane): void => {
      if (serving !== undefined) keep(serving);
      serving = lane;
      next = undefined;
      lane.held.splice(0).forEach(deliver);
    };

    const keep = (lane: Lane): void => {
      former = { lane, handover: {}, isWhole: false };
      lane.retired.next();
      lane.subscription.add(
        scheduler.schedule(() => {
          leave('lost');
        }, mostDoubtMs),
      );
      subscriber.next({ type: 'handover', former: 'kept' });
    };

    /** Lets go of the former, and says what is known of it. */
    const leave = (as: 'whole' | 'lost'): void => {
      if (former === undefined) return;
      former.lane.subscription.unsubscribe();
      former = undefined;
      repeats.end();
      subscriber.next({ type: 'handover', former: as });
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
        type: 'lost',
        forAnotherUser: error instanceof ConnectionClosed && error.why === otherUser.why,
      });
      subscriber.error(error);
    };

    const attach = (lane: Lane): void => {
      subscriber.add(lane.subscription);
      lane.subscription.add(
        open(lane.retired).subscribe({
          next: (item) => {
            if (lane === serving) deliver(item);
            else if (lane === former?.lane) deliverFormer(former, item);
            else hold(lane, item);
          },
          error: (error: unknown) => {
            if (lane === serving) subscriber.error(error);
            else if (lane === former?.lane) leave('lost');
            else fail(lane, error);
          },
        }),
      );
    };

    const rotate = (isNeeded: boolean): void => {
      // A connection that is being opened is as fresh as any.
      if (next !== undefined || level === undefined) return;
      if (former !== undefined && !isNeeded) return;
      leave('lost');
      next = newLane(isNeeded);
      repeats.begin();
      attach(next);
    };

    serving = newLane(true);
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

const newLane = (isNeeded: boolean): Lane => ({
  subscription: new Subscription(),
  retired: new Subject(),
  held: [],
  isNeeded,
});

const otherUser = { why: 'user_switched', message: 'another user signed in', next: 'at_once' } as const;
