import type { ServerMessage } from 'agg-rx/protocol';
import { filled, heartbeat, partialFill, unrecognized } from 'agg-rx/testing';
import { finalize, Observable, Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/connection/connection.js';
import { ConnectionClosed } from '../../src/connection/connectionClosed.js';
import { rotating } from '../../src/connection/rotating.js';
import { virtualTime } from '../support/virtualTime.js';

const level = (userId?: string): Incoming => ({ kind: 'level', ...(userId !== undefined && { userId }) });
const message = (of: ServerMessage): Incoming => ({ kind: 'message', message: of });
const lost: Incoming = { kind: 'lost', forAnotherUser: false };
const relief: Incoming = { kind: 'relief' };
const refused: Incoming = {
  kind: 'answer',
  answer: { signIn: 1, result: { _tag: 'Left', left: { name: 'rejected', message: 'no' } } },
};
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
  const open = (retired$: Observable<unknown>) =>
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
  const subscription = rotating(open, rotate, time.scheduler).subscribe({
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

describe('rotating', () => {
  it('is one connection until it is asked', () => {
    const { plays, items, connections } = scene();

    plays(0, level('u1'), message(filled()));

    expect(items).toStrictEqual([level('u1'), message(filled())]);
    expect(connections).toHaveLength(1);
  });

  it('hands over once the same user is signed in on the next, and closes the former then', () => {
    const { plays, since, rotate, counts } = scene();
    plays(0, level('u1'));
    since();

    rotate.next();
    plays(1, level());
    plays(0, message(filled({ timestamp: 1 })));
    expect(counts.open).toBe(2);
    expect(since()).toStrictEqual([message(filled({ timestamp: 1 }))]);
    plays(1, level('u1'));

    expect(counts.open).toBe(1);
    expect(since()).toStrictEqual([level(), level('u1')]);
  });

  it('delivers a frame given by both once, whichever brings it first', () => {
    const { plays, since, rotate } = scene();
    plays(0, level('u1'));
    rotate.next();
    since();

    plays(0, message(filled({ timestamp: 1 })));
    plays(1, message(filled({ timestamp: 1 })), message(filled({ timestamp: 2 })), level('u1'));
    plays(1, message(filled({ timestamp: 3 })));

    const times = since().flatMap((item) =>
      item.kind === 'message' && item.message.type === 'order_event' ? [item.message.timestamp] : [],
    );
    expect(times).toStrictEqual([1, 2, 3]);
  });

  it('delivers a frame that one connection brings twice, twice', () => {
    const { plays, since, rotate } = scene();
    plays(0, level('u1'));
    rotate.next();
    plays(1, level('u1'));
    since();

    plays(1, message(partialFill()), message(partialFill()));

    expect(since()).toHaveLength(2);
  });

  it('takes a frame for new 10 s after the hand-over', () => {
    const { plays, since, rotate, time } = scene();
    plays(0, level('u1'));
    rotate.next();
    plays(0, message(heartbeat()), message(filled()));
    plays(1, level('u1'));
    since();

    time.advanceBy(9_999);
    plays(1, message(heartbeat()));
    expect(since()).toStrictEqual([]);
    time.advanceBy(1);
    plays(1, message(filled()), message(filled()));

    expect(since()).toHaveLength(2);
  });

  it('is not stopped by a message nested deeper than can be compared', () => {
    const { plays, since, rotate } = scene();
    const depth = 100_000;
    const deep: unknown = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    plays(0, level('u1'));
    rotate.next();
    since();

    plays(0, message(unrecognized({ raw: { type: 'deep', deep } })));

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
    plays(0, message(filled()));
    rotate.next();

    expect(since()).toStrictEqual([message(filled())]);
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

      expect(since()).toStrictEqual([level('u1'), level('u1')]);
      expect(counts.open).toBe(1);
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

      expect(since()).toStrictEqual([level('u1'), { kind: 'lost', forAnotherUser: true }]);
      expect(errors).toMatchObject([{ why: 'user_switched', next: 'at_once' }]);
    });
  });
});
