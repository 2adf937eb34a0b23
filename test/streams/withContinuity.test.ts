import type { ServerMessage } from 'agg-rx/protocol';
import { balanceUpdate, filled, heartbeat, orderSubmitted, serverError } from 'agg-rx/testing';
import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/connection/connection.js';
import { userEventOf, type StreamItem } from '../../src/streams/item.js';
import { withContinuity } from '../../src/streams/withContinuity.js';
import { virtualTime } from '../support/virtualTime.js';

const level = (userId?: string): Incoming => ({ kind: 'level', ...(userId !== undefined && { userId }) });
const lost: Incoming = { kind: 'lost', forAnotherUser: false };
const lostToAnother: Incoming = { kind: 'lost', forAnotherUser: true };
const handover = (former: 'kept' | 'whole' | 'lost'): Incoming => ({ kind: 'handover', former });
const message = (of: ServerMessage): Incoming => ({ kind: 'message', message: of });

/** A connection's items with the markers between them. */
function scene() {
  const time = virtualTime(0);
  const source = new Subject<Incoming>();
  const stream$ = source.pipe(withContinuity(time.scheduler));
  const items: StreamItem[] = [];
  const subscription = stream$.subscribe((item) => items.push(item));
  const plays = (...all: readonly Incoming[]): void => {
    for (const item of all) source.next(item);
  };
  const markers = () => items.flatMap((item) => (item.kind === 'marker' ? [item.marker] : []));
  const causes = (): string[] => markers().map(({ cause, epoch, userId }) => `${cause} ${epoch} ${userId}`);
  return { time, source, stream$, items, subscription, plays, markers, causes };
}

describe('withContinuity', () => {
  it('passes on every item, and says connected after the first sign-in', () => {
    const { plays, items, time } = scene();
    time.advanceBy(5);
    const answer: Incoming = {
      kind: 'answer',
      answer: { signIn: 1, result: { _tag: 'Right', right: { userId: 'u1' } } },
    };

    plays(level(), level('u1'), answer, message(filled()));

    expect(items).toStrictEqual([
      level(),
      level('u1'),
      { kind: 'marker', marker: { type: 'continuity', cause: 'connected', epoch: 1, userId: 'u1', at: 5 } },
      answer,
      message(filled()),
    ]);
  });

  it('says interrupted after the loss, and reconnected after the next sign-in', () => {
    const { plays, causes, items } = scene();

    plays(level('u1'), lost, level(), level('u1'));

    expect(causes()).toStrictEqual(['connected 1 u1', 'interrupted 1 u1', 'reconnected 2 u1']);
    expect(items.map(({ kind }) => kind)).toStrictEqual([
      'level',
      'marker',
      'lost',
      'marker',
      'level',
      'level',
      'marker',
    ]);
  });

  it('says nothing of a renewal, nor of a loss where nobody was signed in', () => {
    const { plays, causes } = scene();

    plays(level(), lost, lost, level('u1'), level('u1'));

    expect(causes()).toStrictEqual(['connected 1 u1']);
  });

  it('says user_switched alone where another user takes over at once', () => {
    const { plays, causes } = scene();

    plays(level('u1'), lostToAnother, level('u2'));

    expect(causes()).toStrictEqual(['connected 1 u1', 'user_switched 2 u2']);
  });

  it('says interrupted first where another user comes after a break', () => {
    const { plays, causes } = scene();

    plays(level('u1'), lost, level('u2'));

    expect(causes()).toStrictEqual(['connected 1 u1', 'interrupted 1 u1', 'user_switched 2 u2']);
  });

  it('tells with the break, and its mending, the earliest of the last three times that the gateway gave', () => {
    const { plays, markers } = scene();

    plays(
      level('u1'),
      message(heartbeat({ ts: 10 })),
      message(filled({ timestamp: 30 })),
      message(orderSubmitted({ timestamp: 20 })),
      message(balanceUpdate({ timestamp: 25 })),
      message(serverError()),
      lost,
      level('u1'),
      lost,
      level('u1'),
    );

    expect(markers().map(({ silentSince }) => silentSince)).toStrictEqual([undefined, 20, 20, 20, 20]);
  });

  it('knows no last time where the gateway gave none', () => {
    const { plays, markers } = scene();

    plays(level('u1'), message(serverError()), lost, level('u1'));

    for (const marker of markers()) expect(marker).not.toHaveProperty('silentSince');
  });

  describe('where a former connection is kept beside the one that took over', () => {
    it('says nothing of it, and nothing once it is known to be whole', () => {
      const { plays, causes } = scene();

      plays(level('u1'), handover('kept'), level('u1'), handover('whole'));

      expect(causes()).toStrictEqual(['connected 1 u1']);
    });

    it('and is lost: what came since the last time before that may be missing, and the stream goes on', () => {
      const { plays, markers, causes } = scene();

      plays(level('u1'), message(heartbeat({ ts: 10 })), handover('kept'), level('u1'));
      plays(message(heartbeat({ ts: 20 })), message(heartbeat({ ts: 30 })), message(heartbeat({ ts: 40 })));
      plays(handover('lost'), lost, level('u1'));

      expect(causes().slice(0, 3)).toStrictEqual(['connected 1 u1', 'interrupted 1 u1', 'reconnected 2 u1']);
      expect(markers().map(({ silentSince }) => silentSince)).toStrictEqual([undefined, 10, 10, 20, 20]);
    });

    it('and the one that took over breaks: what came since the former may be missing', () => {
      const { plays, markers } = scene();

      plays(level('u1'), message(heartbeat({ ts: 10 })), handover('kept'), level('u1'));
      plays(message(heartbeat({ ts: 20 })), message(heartbeat({ ts: 30 })), message(heartbeat({ ts: 40 })));
      plays(lost, level('u1'), handover('lost'));

      expect(markers().map(({ silentSince }) => silentSince)).toStrictEqual([undefined, 10, 10]);
    });

    it('says nothing where nobody is signed in', () => {
      const { plays, causes } = scene();

      plays(level('u1'), lost, level(), handover('kept'), level(), handover('lost'));

      expect(causes()).toStrictEqual(['connected 1 u1', 'interrupted 1 u1']);
    });

    it('says no more than the break to whoever leaves on hearing of it', () => {
      const source = new Subject<Incoming>();
      const causes: string[] = [];
      source.pipe(withContinuity(virtualTime(0).scheduler)).subscribe((item) => {
        if (item.kind !== 'marker') return;
        causes.push(item.marker.cause);
        if (item.marker.cause === 'interrupted') source.next(level('u2'));
      });

      for (const item of [level('u1'), handover('kept'), handover('lost')]) source.next(item);

      expect(causes).toStrictEqual(['connected', 'interrupted', 'user_switched']);
    });
  });

  it('begins each subscription with connected, and epochs go on counting', () => {
    const { plays, stream$, causes, subscription } = scene();
    plays(level('u1'), message(heartbeat({ ts: 10 })), lost, level('u1'));
    subscription.unsubscribe();

    const later: StreamItem[] = [];
    stream$.subscribe((item) => later.push(item));
    plays(level('u1'), lost);

    expect(causes()).toStrictEqual(['connected 1 u1', 'interrupted 1 u1', 'reconnected 2 u1']);
    const marker = { type: 'continuity', epoch: 3, userId: 'u1', at: 0 };
    expect(later).toStrictEqual([
      level('u1'),
      { kind: 'marker', marker: { ...marker, cause: 'connected' } },
      lost,
      { kind: 'marker', marker: { ...marker, cause: 'interrupted' } },
    ]);
  });

  it('counts nothing for whoever leaves on hearing of the level: the next sign-in mends', () => {
    const time = virtualTime(0);
    const source = new Subject<Incoming>();
    const causes: string[] = [];
    let leaves = true;
    source.pipe(withContinuity(time.scheduler)).subscribe((item) => {
      if (item.kind === 'marker') causes.push(item.marker.cause);
      if (item.kind === 'level' && leaves) {
        leaves = false;
        source.next(lost);
      }
    });

    source.next(level('u1'));
    source.next(level('u1'));

    expect(causes).toStrictEqual(['interrupted', 'reconnected']);
  });

  it('follows a frame that could not be read by what it said of an order', () => {
    const { plays, items } = scene();
    const ofOrder = { _tag: 'Malformed', orderId: 'o1', event: 'filled', issues: [], excerpt: '' } as const;
    const ofUnknownEvent = { _tag: 'Malformed', orderId: 'o1', issues: [], excerpt: '' } as const;
    const ofNothing = { _tag: 'Malformed', issues: [], excerpt: '' } as const;
    const notJson = { _tag: 'NotJson', excerpt: '' } as const;

    for (const error of [ofOrder, ofUnknownEvent, ofNothing, notJson]) plays({ kind: 'rejected', error });

    expect(items).toStrictEqual([
      { kind: 'rejected', error: ofOrder },
      { kind: 'unreadable', unreadable: { type: 'order_unreadable', orderId: 'o1', event: 'filled', error: ofOrder } },
      { kind: 'rejected', error: ofUnknownEvent },
      { kind: 'unreadable', unreadable: { type: 'order_unreadable', orderId: 'o1', error: ofUnknownEvent } },
      { kind: 'rejected', error: ofNothing },
      { kind: 'rejected', error: notJson },
    ]);
  });

  it('ends as its source ends', () => {
    for (const end of ['complete', 'error'] as const) {
      const source = new Subject<Incoming>();
      const ends: unknown[] = [];
      source.pipe(withContinuity(virtualTime().scheduler)).subscribe({
        error: (error: unknown) => ends.push(error),
        complete: () => ends.push('complete'),
      });
      const error = new Error('over');

      if (end === 'error') source.error(error);
      else source.complete();

      expect(ends).toStrictEqual([end === 'error' ? error : 'complete']);
    }
  });

  it('lets go of its source when it is unsubscribed', () => {
    const { source, subscription } = scene();

    subscription.unsubscribe();

    expect(source.observed).toBe(false);
  });
});

describe('userEventOf', () => {
  it('takes markers, unreadable orders and the user’s messages, and nothing else', () => {
    const { plays, items } = scene();

    plays(
      level('u1'),
      message(filled()),
      message(balanceUpdate()),
      message(orderSubmitted()),
      message(heartbeat()),
      message(serverError()),
      { kind: 'rejected', error: { _tag: 'Malformed', orderId: 'o1', issues: [], excerpt: '' } },
      lost,
    );

    expect(items.flatMap((item) => userEventOf(item)?.type ?? [])).toStrictEqual([
      'continuity',
      'order_event',
      'balance_update',
      'order_submitted',
      'order_unreadable',
      'continuity',
    ]);
  });
});
