import { balanceUpdate, filled, heartbeat, orderSubmitted, serverError } from 'agg-rx/testing';
import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/connection/incoming.js';
import type { StreamItem } from '../../src/streams/item.js';
import { withContinuity } from '../../src/streams/withContinuity.js';
import { virtualTime } from '../support/virtualTime.js';

const level = (userId?: string): Incoming => ({ type: 'level', ...(userId !== undefined && { userId }) });
const lost: Incoming = { type: 'lost', forAnotherUser: false };
const lostToAnother: Incoming = { type: 'lost', forAnotherUser: true };
const handover = (former: 'kept' | 'whole' | 'lost'): Incoming => ({ type: 'handover', former });

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
  const markers = () => items.flatMap((item) => (item.type === 'continuity' ? [item] : []));
  const causes = (): string[] => markers().map(({ cause, epoch, userId }) => `${cause} ${epoch} ${userId}`);
  return { time, source, stream$, items, subscription, plays, markers, causes };
}

describe('withContinuity', () => {
  it('passes on every item, and says connected after the first sign-in', () => {
    const { plays, items, time } = scene();
    time.advanceBy(5);
    const answer: Incoming = {
      type: 'answer',
      answer: { signIn: 1, result: { _tag: 'Right', right: { userId: 'u1' } } },
    };

    plays(level(), level('u1'), answer, filled());

    expect(items).toStrictEqual([
      level(),
      level('u1'),
      { type: 'continuity', cause: 'connected', epoch: 1, userId: 'u1', at: 5 },
      answer,
      filled(),
    ]);
  });

  it('says interrupted after the loss, and reconnected after the next sign-in', () => {
    const { plays, causes, items } = scene();

    plays(level('u1'), lost, level(), level('u1'));

    expect(causes()).toStrictEqual(['connected 1 u1', 'interrupted 1 u1', 'reconnected 2 u1']);
    expect(items.map(({ type }) => type)).toStrictEqual([
      'level',
      'continuity',
      'lost',
      'continuity',
      'level',
      'level',
      'continuity',
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
      heartbeat({ ts: 10 }),
      filled({ timestamp: 30 }),
      orderSubmitted({ timestamp: 20 }),
      balanceUpdate({ timestamp: 25 }),
      serverError(),
      lost,
      level('u1'),
      lost,
      level('u1'),
    );

    expect(markers().map(({ silentSince }) => silentSince)).toStrictEqual([undefined, 20, 20, 20, 20]);
  });

  it('knows no last time where the gateway gave none', () => {
    const { plays, markers } = scene();

    plays(level('u1'), serverError(), lost, level('u1'));

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

      plays(level('u1'), heartbeat({ ts: 10 }), handover('kept'), level('u1'));
      plays(heartbeat({ ts: 20 }), heartbeat({ ts: 30 }), heartbeat({ ts: 40 }));
      plays(handover('lost'), lost, level('u1'));

      expect(causes().slice(0, 3)).toStrictEqual(['connected 1 u1', 'interrupted 1 u1', 'reconnected 2 u1']);
      expect(markers().map(({ silentSince }) => silentSince)).toStrictEqual([undefined, 10, 10, 20, 20]);
    });

    it('and the one that took over breaks: what came since the former may be missing', () => {
      const { plays, markers } = scene();

      plays(level('u1'), heartbeat({ ts: 10 }), handover('kept'), level('u1'));
      plays(heartbeat({ ts: 20 }), heartbeat({ ts: 30 }), heartbeat({ ts: 40 }));
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
        if (item.type !== 'continuity') return;
        causes.push(item.cause);
        if (item.cause === 'interrupted') source.next(level('u2'));
      });

      for (const item of [level('u1'), handover('kept'), handover('lost')]) source.next(item);

      expect(causes).toStrictEqual(['connected', 'interrupted', 'user_switched']);
    });
  });

  it('begins each subscription with connected, and epochs go on counting', () => {
    const { plays, stream$, causes, subscription } = scene();
    plays(level('u1'), heartbeat({ ts: 10 }), lost, level('u1'));
    subscription.unsubscribe();

    const later: StreamItem[] = [];
    stream$.subscribe((item) => later.push(item));
    plays(level('u1'), lost);

    expect(causes()).toStrictEqual(['connected 1 u1', 'interrupted 1 u1', 'reconnected 2 u1']);
    const marker = { type: 'continuity', epoch: 3, userId: 'u1', at: 0 };
    expect(later).toStrictEqual([
      level('u1'),
      { ...marker, cause: 'connected' },
      lost,
      { ...marker, cause: 'interrupted' },
    ]);
  });

  it('counts nothing for whoever leaves on hearing of the level: the next sign-in mends', () => {
    const time = virtualTime(0);
    const source = new Subject<Incoming>();
    const causes: string[] = [];
    let leaves = true;
    source.pipe(withContinuity(time.scheduler)).subscribe((item) => {
      if (item.type === 'continuity') causes.push(item.cause);
      if (item.type === 'level' && leaves) {
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

    for (const error of [ofOrder, ofUnknownEvent, ofNothing, notJson]) plays({ type: 'rejected', error });

    expect(items).toStrictEqual([
      { type: 'rejected', error: ofOrder },
      { type: 'order_unreadable', orderId: 'o1', event: 'filled', error: ofOrder },
      { type: 'rejected', error: ofUnknownEvent },
      { type: 'order_unreadable', orderId: 'o1', error: ofUnknownEvent },
      { type: 'rejected', error: ofNothing },
      { type: 'rejected', error: notJson },
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
