import { BehaviorSubject, concatMap, delay, filter, from, map, mergeMap, of, take } from 'rxjs';
import type { MonoTypeOperatorFunction, Observable, SchedulerLike } from 'rxjs';
import { wholeNumber } from '../random.js';
import type { Random } from '../random.js';

/** What the simulated gateway does to frames on their way, on every socket, until it is lifted. */
export type FrameFault =
  | {
      /** Each of a user's messages comes once more. */
      readonly kind: 'duplicate';
      /** At once, or up to so many milliseconds later. */
      readonly withinMs: number;
    }
  | {
      /** Each of a user's messages is late, so that they overtake one another. */
      readonly kind: 'reorder';
      /** By up to so many milliseconds. */
      readonly withinMs: number;
    }
  | {
      /** A user's messages are lost; heartbeats and answers still come. */
      readonly kind: 'freeze';
    }
  | {
      /** A user's order events bear a `timestamp` that can't be read. */
      readonly kind: 'mangle';
    }
  | {
      /** Every frame waits, in order, until this is lifted. */
      readonly kind: 'stall';
    };

/** A frame of a WebSocket. */
export type Frame = string | Uint8Array;

/** The faults that stand, and what they do. */
export interface FrameFaults {
  /** Adds a fault; what is returned lifts it. */
  readonly add: (fault: FrameFault) => () => void;
  /** What becomes of a user's messages. */
  readonly onUserFrame: MonoTypeOperatorFunction<Frame>;
  /** What becomes of every frame, in order. */
  readonly onFrame: MonoTypeOperatorFunction<Frame>;
}

/** A frame, and how long it takes. */
interface Fate {
  readonly frame: Frame;
  readonly lateMs: number;
}

export function createFrameFaults(random: Random, scheduler: SchedulerLike): FrameFaults {
  const standing = new BehaviorSubject<readonly FrameFault[]>([]);
  const flowing$ = standing.pipe(filter((faults) => !faults.some(({ kind }) => kind === 'stall')));

  function due({ frame, lateMs }: Fate): Observable<Frame> {
    return lateMs === 0 ? of(frame) : of(frame).pipe(delay(lateMs, scheduler));
  }

  return {
    add(fault) {
      const own = { ...fault };
      standing.next([...standing.value, own]);
      return () => {
        standing.next(standing.value.filter((each) => each !== own));
      };
    },
    onUserFrame: mergeMap((frame) => from(fatesOf(frame, standing.value, random)).pipe(mergeMap(due))),
    onFrame: concatMap((frame) =>
      flowing$.pipe(
        take(1),
        map(() => frame),
      ),
    ),
  };
}

/** The frames that come of one, and when: none, itself, or itself more than once. */
function fatesOf(frame: Frame, faults: readonly FrameFault[], random: Random): readonly Fate[] {
  const asItIs: readonly Fate[] = [{ frame, lateMs: 0 }];
  return faults.reduce((fates, fault) => fates.flatMap((fate) => fatesAfter(fate, fault, random)), asItIs);
}

function fatesAfter(fate: Fate, fault: FrameFault, random: Random): readonly Fate[] {
  switch (fault.kind) {
    case 'duplicate':
      return [fate, later(fate, fault.withinMs, random)];
    case 'reorder':
      return [later(fate, fault.withinMs, random)];
    case 'freeze':
      return [];
    case 'mangle':
      return [{ ...fate, frame: mangled(fate.frame) }];
    case 'stall':
      return [fate];
  }
}

const later = ({ frame, lateMs }: Fate, withinMs: number, random: Random): Fate => ({
  frame,
  lateMs: lateMs + wholeNumber(random, 0, withinMs),
});

/** An order event with a `timestamp` that is no number; any other frame as it is. */
const mangled = (frame: Frame): Frame =>
  typeof frame === 'string' && frame.includes('"type":"order_event"')
    ? frame.replace(/"timestamp":\d+/, '"timestamp":"soon"')
    : frame;
