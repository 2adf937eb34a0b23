import { concatMap, defer, map, type MonoTypeOperatorFunction } from 'rxjs';
import { realClock, type Clock } from '../heard/clock.js';
import type { HeardAt } from '../heard/heard.js';

/** Time as it passed on a tape: it begins with the first line, and goes so many times as fast as it did. */
export interface TapeTime {
  readonly clock: Clock;
  /** Each line at its time. What is read ahead meanwhile is held in memory. */
  readonly inTime: MonoTypeOperatorFunction<HeardAt>;
}

export function tapeTime(speed: number, real: Clock = realClock): TapeTime {
  let began: { readonly tapeMs: number; readonly realMs: number } | undefined;
  const clock: Clock = {
    now: () => (began === undefined ? 0 : began.tapeMs + (real.now() - began.realMs) * speed),
    after: (ms) => real.after(ms / speed),
  };
  return {
    clock,
    inTime: concatMap((heard) =>
      defer(() => {
        began ??= { tapeMs: heard.at, realMs: real.now() };
        return clock.after(Math.max(0, heard.at - clock.now())).pipe(map(() => heard));
      }),
    ),
  };
}
