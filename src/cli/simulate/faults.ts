import {
  concat,
  defer,
  EMPTY,
  filter,
  ignoreElements,
  interval,
  map,
  merge,
  of,
  switchMap,
  tap,
  timer,
  type Observable,
} from 'rxjs';
import type { FrameFault, SimulatedGateway } from '../../testing/index.js';
import type { FaultArgs } from './simulateArgs.js';

/** Inflicts the faults, and tells of each. */
export function inflict(simulator: SimulatedGateway, faults: FaultArgs): Observable<string> {
  const { dropEveryMs, closeCode, freezeEveryMs, freezeForMs, stallEveryMs, stallForMs } = faults;
  const { duplicateWithinMs, reorderWithinMs } = faults;
  return merge(
    every(dropEveryMs).pipe(
      map(() => simulator.connections()),
      filter((open) => open > 0),
      tap(() => {
        simulator.drop(closeCode === undefined ? {} : { code: closeCode });
      }),
      map((open) => `dropped ${count(open, 'connection')}`),
    ),
    every(freezeEveryMs).pipe(
      switchMap(() => forAWhile(simulator, { kind: 'freeze' }, freezeForMs, 'the feed is frozen', 'the feed goes on')),
    ),
    every(stallEveryMs).pipe(
      switchMap(() =>
        forAWhile(simulator, { kind: 'stall' }, stallForMs, 'nothing gets through', 'all gets through again'),
      ),
    ),
    duplicateWithinMs === undefined ? EMPTY : always(simulator, { kind: 'duplicate', withinMs: duplicateWithinMs }),
    reorderWithinMs === undefined ? EMPTY : always(simulator, { kind: 'reorder', withinMs: reorderWithinMs }),
  );
}

function every(ms: number | undefined): Observable<unknown> {
  return ms === undefined ? EMPTY : interval(ms);
}

function always(simulator: SimulatedGateway, fault: FrameFault): Observable<never> {
  return defer(() => {
    simulator.disturb(fault);
    return EMPTY;
  });
}

function forAWhile(
  simulator: SimulatedGateway,
  fault: FrameFault,
  forMs: number,
  begun: string,
  over: string,
): Observable<string> {
  return defer(() => {
    const lift = simulator.disturb(fault);
    return concat(of(begun), timer(forMs).pipe(tap({ next: lift, unsubscribe: lift }), ignoreElements()), of(over));
  });
}

/** `1 connection`, `2 connections`. */
export const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
