import { concat, map, NEVER, Observable, of } from 'rxjs';
import { dagCompleted, filled, heartbeat, stepStarted } from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { clockOf } from '../../../src/cli/heard/clock.js';
import type { HeardAt } from '../../../src/cli/heard/heard.js';
import { told } from '../../../src/cli/heard/told.js';
import { tapeTime } from '../../../src/cli/replay/tapeTime.js';
import type { Seen } from '../../../src/cli/watch/change.js';
import { marbles } from '../../support/marbles.js';

const step = (at: number): HeardAt => ({ at, type: 'frame', message: stepStarted({ timestamp: 1 }) });
const bareEnd = (at: number): HeardAt => ({ at, type: 'frame', message: dagCompleted({ timestamp: 2 }) });
const beat = (at: number): HeardAt => ({ at, type: 'frame', message: heartbeat({ ts: at }) });
const end = (at: number): HeardAt => ({ at, type: 'end' });

const brief = ({ at, type }: Seen): string => `${type} ${at}`;

function toldOf(...heard: readonly HeardAt[]): readonly string[] {
  const seen: string[] = [];
  told(of(...heard)).subscribe((each) => seen.push(brief(each)));
  return seen;
}

describe('what is told', () => {
  it('is told at the time at which it was heard', () => {
    expect(toldOf(step(1_000), { at: 1_500, type: 'note', text: 'a' })).toEqual(['order 1000', 'note 1500']);
  });

  it('is told after a wait when what was heard says that the time has come, and not when it was heard', () => {
    expect(toldOf(bareEnd(1_000), beat(9_000))).toEqual(['order 1000', 'end 3000']);
  });

  it('is told before what is heard at that very time', () => {
    expect(toldOf(bareEnd(1_000), { at: 3_000, type: 'note', text: 'a' })).toEqual([
      'order 1000',
      'end 3000',
      'note 3000',
    ]);
  });

  it('waits no longer when the run is over', () => {
    expect(toldOf(bareEnd(1_000), end(1_700))).toEqual(['order 1000', 'end 1700']);
    expect(toldOf(bareEnd(1_000))).toEqual(['order 1000', 'end 1000']);
  });

  it('never goes back in time, whatever the clock of the machine did', () => {
    expect(toldOf(step(5_000), { at: 1_000, type: 'note', text: 'a' }, { at: 6_000, type: 'note', text: 'b' })).toEqual(
      ['order 5000', 'note 5000', 'note 6000'],
    );
  });

  it(
    'is told in a silence too where time passes by itself',
    marbles((m) => {
      const heard$ = m.hot('a-------', { a: bareEnd(0) });

      m.expect(told(heard$, clockOf(m.scheduler)).pipe(map(brief))).toBeObservable('a 1999ms b', {
        a: 'order 0',
        b: 'end 2000',
      });
    }),
  );

  it('leaves no timer behind', () => {
    const waits = new Set<number>();
    const after$ = (ms: number) =>
      new Observable<unknown>(() => {
        waits.add(ms);
        return () => waits.delete(ms);
      });
    const subscription = told(concat(of(bareEnd(0)), NEVER), { now: () => 0, after: after$ }).subscribe();

    expect([...waits]).toEqual([2_000]);
    subscription.unsubscribe();
    expect([...waits]).toEqual([]);
  });
});

describe('the time of a tape', () => {
  it(
    'goes so many times as fast as it did',
    marbles((m) => {
      const { clock, inTime } = tapeTime(10, clockOf(m.scheduler));
      const tape$ = of(bareEnd(50_000), { at: 50_100, type: 'note', text: 'a' } as const, end(54_000));

      m.expect(told(tape$.pipe(inTime), clock).pipe(map(brief))).toBeObservable('a 9ms b 189ms c 199ms |', {
        a: 'order 50000',
        b: 'note 50100',
        c: 'end 52000',
      });
    }),
  );

  it('tells the same, however fast', () => {
    const run = [bareEnd(1_000), step(1_200), { at: 2_000, type: 'frame', message: filled({ timestamp: 3 }) } as const];
    const seenOf = (speed: number): readonly Seen[] => {
      const seen: Seen[] = [];
      const { inTime } = tapeTime(speed, { now: () => 0, after: () => of(0) });
      told(of(...run).pipe(inTime)).subscribe((each) => seen.push(each));
      return seen;
    };

    expect(seenOf(1)).toStrictEqual(seenOf(1_000));
    expect(seenOf(1).map(brief)).toEqual(['order 1000', 'order 1200', 'order 2000', 'end 2000']);
  });
});
