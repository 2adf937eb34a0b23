import { asyncScheduler, type Observable, type SchedulerLike } from 'rxjs';
import { spread } from './spread.js';
import type { Locks } from './refreshLock.js';
import { browserWake } from './wake.js';

/** Time, chance and what the platform tells, so that a test can hold them. */
export interface Ports {
  /** The clock and every timer. @defaultValue `asyncScheduler` */
  readonly scheduler?: SchedulerLike;
  /**
   * A number from 0 up to 1, for the jitter of waits.
   * @defaultValue numbers that all of a process share, so that they are spread evenly: see
   *   docs/decisions/waits-are-spread-evenly.md
   */
  readonly random?: () => number;
  /**
   * When to look at once instead of waiting for a timer.
   * @defaultValue in a browser, coming back online or visible; elsewhere never
   */
  readonly wake$?: Observable<unknown>;
  /** Where `refreshLock` is taken. @defaultValue `navigator.locks`, where there is one */
  readonly locks?: Locks | undefined;
}

const sharedSpread = spread(Math.random());

/** The ports with their defaults. */
export const portsOf = ({
  scheduler = asyncScheduler,
  random = sharedSpread,
  wake$ = browserWake(),
  locks = (globalThis as { readonly navigator?: { readonly locks?: Locks } }).navigator?.locks,
}: Ports = {}): Required<Ports> => ({
  scheduler,
  random,
  wake$,
  locks,
});
