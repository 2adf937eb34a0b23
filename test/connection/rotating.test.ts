import type { ServerMessage } from 'agg-rx/protocol';
import { filled, heartbeat, partialFill, serverError, unrecognized } from 'agg-rx/testing';
import { finalize, Observable, Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/connection/incoming.js';
import { ConnectionClosed } from '../../src/connection/connectionClosed.js';
import { rotating } from '../../src/connection/rotating.js';
import { virtualTime } from '../support/virtualTime.js';

const level = (userId?: string): Incoming => ({ type: 'level', ...(userId !== undefined && { userId }) });
const lost: Incoming = { type: 'lost', forAnotherUser: false };
const relief: Incoming = { type: 'relief' };
const refused: Incoming = {
  type: 'answer',
  answer: { signIn: 1, result: { _tag: 'Left', left: { name: 'rejected', message: 'no' } } },
};
const handover = (former: 'kept' | 'whole' | 'lost'): Incoming => ({ type: 'handover', former });
const beat = (ts: number): ServerMessage => heartbeat({ ts });
const closed = (): ConnectionClosed => new ConnectionClosed({ code: 1006, message: 'closed' });

/** Connections that the test plays, rotated on demand. */
function scene() {
  const time = virtualTime();
  const connections: Subject<Incoming>[] = [];
  const rotate = new Subject<void>();
  const items: Incoming[] = [];
  const errors: unknown[] = [];
  const counts = { open: 0 };
  const retired: number[] = [];
  const openOne$ = (retired$: Observable<unknown>) =>
    new Observable<Incoming>((subscriber) => {
      const connection = new Subject<Incoming>();
      const index = connections.push(connection) - 1;
      counts.open += 1;
      retired$.subscribe(() => retired.push(index));
      return connection
        .pipe(
          finalize(() => {
            counts.open -= 1;
          }),
        )
        .subscribe(subscriber);
    });
  const subscription = rotating(openOne$, rotate, time.scheduler).subscribe({
    next: (item) => items.push(item),
    error: (error: unknown) => errors.push(error),
  });
  const connection = (index: number): Subject<Incoming> => {
    const found = connections[index];
    if (found === undefined) throw new Error(`connection ${index} has not been opened`);
    return found;
  };
  const plays = (index: number, ...all: readonly Incoming[]): void => {
    for (const item of all) connection(index).next(item);
  };
  const since = (): Incoming[] => items.splice(0);
  return { time, connections, rotate, items, errors, counts, retired, subscription, connection, plays, since };
}

/** The second connection has taken over from the first. */
function handedOver() {
  const played = scene();
  played.plays(0, level('u1'));
  played.rotate.next();
  played.plays(1, level('u1'));
  played.since();
  return played;
}

describe('rotating', () => {
  it('is one connection until it is asked', () => {
    const { plays, items, connections } = scene();

    plays(0, level('u1'), filled());

    expect(items).toStrictEqual([level('u1'), filled()]);
    expect(connections).toHaveLength(1);
  });

  it('hands over once the same user is signed in on the next, and the former follows the session no more', () => {
    const { plays, since, rotate, counts, retired } = scene();
    plays(0, level('u1'));
    since();

    rotate.next();
    plays(1, level());
    plays(0, filled({ timestamp: 1 }));
    expect(counts.open).toBe(2);
    expect(since()).toStrictEqual([filled({ timestamp: 1 })]);
    expect(retired).toStrictEqual([]);
    plays(1, level('u1'));

    expect(counts.open).toBe(2);
    expect(retired).toStrictEqual([0]);
    expect(since()).toStrictEqual([handover('kept'), level(), level('u1')]);
  });

  it('delivers a frame given by both once, whichever brings it first', () => {
    const { plays, since, rotate } = scene();
    plays(0, level('u1'));
    rotate.next();
    since();

    plays(0, filled({ timestamp: 1 }));
    plays(1, filled({ timestamp: 1 }), filled({ timestamp: 2 }), level('u1'));
    plays(1, filled({ timestamp: 3 }));

    const times = since().flatMap((item) => (item.type === 'order_event' ? [item.timestamp] : []));
    expect(times).toStrictEqual([1, 2, 3]);
  });

  it('delivers a frame that one connection brings twice, twice', () => {
    const { plays, since, rotate } = scene();
    plays(0, level('u1'));
    rotate.next();
    plays(1, level('u1'));
    since();

    plays(1, partialFill(), partialFill());

    expect(since()).toHaveLength(2);
  });

  it('takes a frame for new 10 s after the former has been let go', () => {
    const { plays, since, rotate, time } = handedOver();
    plays(0, filled({ timestamp: 1 }), filled({ timestamp: 2 }));
    rotate.next();
    plays(0, filled({ timestamp: 3 }));
    plays(1, filled({ timestamp: 3 }));
    plays(0, beat(1));
    plays(1, beat(1));
    plays(0, beat(2));
    time.advanceBy(10_000);
    expect(since().at(-1)).toStrictEqual(handover('whole'));

    time.advanceBy(9_999);
    plays(1, filled({ timestamp: 1 }));
    expect(since()).toStrictEqual([]);
    time.advanceBy(1);
    plays(1, filled({ timestamp: 2 }), filled({ timestamp: 2 }));

    expect(since()).toHaveLength(2);
  });

  describe('the former is kept after the hand-over', () => {
    it('and what it brings late is delivered', () => {
      const { plays, since } = handedOver();

      plays(0, filled({ timestamp: 1 }));

      expect(since()).toStrictEqual([filled({ timestamp: 1 })]);
    });

    it('but tells nobody any more who is signed in on it, nor what it can be written by', () => {
      const { plays, since, connections } = handedOver();

      plays(0, level('u2'), relief, refused, lost);

      expect(since()).toStrictEqual([]);
      expect(connections).toHaveLength(2);
    });

    it.each<[string, (play: ReturnType<typeof scene>['plays']) => void]>([
      [
        'a message of the user that the next has brought',
        (plays) => {
          plays(1, filled());
          plays(0, filled());
        },
      ],
      [
        'a heartbeat not older than the first of the next',
        (plays) => {
          plays(1, beat(30));
          plays(1, beat(60));
          plays(0, beat(30));
        },
      ],
    ])('until 10 s after %s: nothing is missing between the two', (_, show) => {
      const { plays, since, time, counts } = handedOver();
      show(plays);
      since();

      time.advanceBy(9_999);
      plays(0, filled({ orderId: 'late' }));
      expect(since()).toStrictEqual([filled({ orderId: 'late' })]);
      time.advanceBy(1);

      expect(since()).toStrictEqual([handover('whole')]);
      expect(counts.open).toBe(1);
      expect(time.timersSet()).toBe(0);
    });

    it.each<[string, (play: ReturnType<typeof scene>['plays']) => void]>([
      [
        'a message of the user that the next has not brought: it may have been on its way',
        (plays) => {
          plays(0, filled());
        },
      ],
      [
        'a message that the next brings after it',
        (plays) => {
          plays(0, filled());
          plays(1, filled());
        },
      ],
      [
        'a heartbeat while the next has brought none',
        (plays) => {
          plays(0, beat(30));
        },
      ],
      [
        'a heartbeat older than that of the next',
        (plays) => {
          plays(1, beat(30));
          plays(0, beat(29));
        },
      ],
      [
        'an error message that both bring',
        (plays) => {
          plays(1, serverError());
          plays(0, serverError());
        },
      ],
      ['nothing', () => undefined],
    ])('for 5 minutes where it brings but %s; then it is lost', (_, show) => {
      const { plays, since, time, counts } = handedOver();
      show(plays);
      since();

      time.advanceBy(299_999);
      expect(since()).toStrictEqual([]);
      time.advanceBy(1);

      expect(since()).toStrictEqual([handover('lost')]);
      expect(counts.open).toBe(1);
      expect(time.timersSet()).toBe(0);
    });

    it.each<[string, number]>([
      ['before it has shown that nothing is missing', 0],
      ['in the 10 s after it has', 2],
    ])('and is lost where it ends %s', (_, frames) => {
      const { plays, since, connection, errors, counts } = handedOver();
      for (const index of [1, 0].slice(0, frames)) plays(index, filled());
      since();

      connection(0).error(closed());

      expect(since()).toStrictEqual([handover('lost')]);
      expect(errors).toStrictEqual([]);
      expect(counts.open).toBe(1);
    });

    it('and is the rotation that is asked for meanwhile', () => {
      const { rotate, connections } = handedOver();

      rotate.next();

      expect(connections).toHaveLength(2);
    });

    it('but not where the connection that serves needs relief: two are enough', () => {
      const { plays, since, connections, counts } = handedOver();

      plays(1, relief);

      expect(since()).toStrictEqual([handover('lost')]);
      expect(connections).toHaveLength(3);
      expect(counts.open).toBe(2);
    });

    it('and ends with the one that serves', () => {
      const { plays, connection, errors, counts, time } = handedOver();
      const error = closed();

      plays(1, lost);
      connection(1).error(error);

      expect(errors).toStrictEqual([error]);
      expect(counts.open).toBe(0);
      expect(time.timersSet()).toBe(0);
    });
  });

  it('is not stopped by a message nested deeper than can be compared', () => {
    const { plays, since, rotate } = scene();
    const depth = 100_000;
    const deep: unknown = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    plays(0, level('u1'));
    rotate.next();
    since();

    plays(0, unrecognized({ raw: { type: 'deep', deep } }));

    expect(since()).toHaveLength(1);
  });

  it('opens none beside one that is still being opened', () => {
    const { rotate, connections } = scene();

    rotate.next();

    expect(connections).toHaveLength(1);
  });

  it('opens one next at a time, however often it is asked', () => {
    const { plays, rotate, connections } = scene();
    plays(0, level('u1'));

    rotate.next();
    rotate.next();

    expect(connections).toHaveLength(2);
  });

  it('changes nothing when the next fails, and may be asked again', () => {
    const { plays, connection, since, rotate, errors, connections, counts } = scene();
    plays(0, level('u1'));
    rotate.next();
    since();

    plays(1, lost);
    connection(1).error(closed());
    plays(0, filled());
    rotate.next();

    expect(since()).toStrictEqual([filled()]);
    expect(errors).toStrictEqual([]);
    expect(connections).toHaveLength(3);
    expect(counts.open).toBe(2);
  });

  it('gives a next up that can not sign in: it would stay beside the other for ever', () => {
    const { plays, rotate, counts, connections } = scene();
    plays(0, level('u1'));
    rotate.next();

    plays(1, level(), refused);

    expect(counts.open).toBe(1);
    rotate.next();
    expect(connections).toHaveLength(3);
  });

  it('gives a next up on which another user is signed in', () => {
    const { plays, rotate, counts, errors } = scene();
    plays(0, level('u1'));
    rotate.next();

    plays(1, level('u2'));

    expect(counts.open).toBe(1);
    expect(errors).toStrictEqual([]);
  });

  it('ends with the serving connection, whatever the next is at', () => {
    const { plays, connection, rotate, errors, counts, items } = scene();
    plays(0, level('u1'));
    rotate.next();
    const error = closed();

    plays(0, lost);
    connection(0).error(error);

    expect(items.at(-1)).toBe(lost);
    expect(errors).toStrictEqual([error]);
    expect(counts.open).toBe(0);
  });

  it('lets go of all when it is unsubscribed', () => {
    const { rotate, subscription, counts, time } = scene();
    rotate.next();

    subscription.unsubscribe();

    expect(counts.open).toBe(0);
    expect(rotate.observed).toBe(false);
    expect(time.timersSet()).toBe(0);
  });

  it('ends as what asks for rotations ends in error', () => {
    const { rotate, errors } = scene();
    const error = new Error('over');

    rotate.error(error);

    expect(errors).toStrictEqual([error]);
  });

  describe('when the serving connection asks for relief', () => {
    it('hands over without a word of it', () => {
      const { plays, since, counts } = scene();
      plays(0, level('u1'), relief);

      plays(1, level('u1'));

      expect(since()).toStrictEqual([level('u1'), handover('kept'), level('u1')]);
      expect(counts.open).toBe(2);
    });

    it('says that the connection is lost before it ends, when none is to be had', () => {
      const { plays, connection, since, errors, counts } = scene();
      const error = closed();
      plays(0, level('u1'), relief);

      plays(1, refused, lost);
      connection(1).error(error);

      expect(since()).toStrictEqual([level('u1'), lost]);
      expect(errors).toStrictEqual([error]);
      expect(counts.open).toBe(0);
    });

    it('says that it is lost to another user where one is signed in on the next', () => {
      const { plays, since, errors } = scene();
      plays(0, level('u1'), relief);

      plays(1, level('u2'));

      expect(since()).toStrictEqual([level('u1'), { type: 'lost', forAnotherUser: true }]);
      expect(errors).toMatchObject([{ why: 'user_switched', next: 'at_once' }]);
    });
  });
});
