import { asyncScheduler, type Observable, type SchedulerLike } from 'rxjs';
import type { Locks } from './refreshLock.js';
import { browserWake } from './wake.js';

/** Time, chance and what the platform tells, so that a test can hold them. */
export interface Ports {
  /** The clock and every timer. @defaultValue `asyncScheduler` */
  readonly scheduler?: SchedulerLike;
  /** A number from 0 up to 1, for the jitter of waits. @defaultValue `Math.random` */
  readonly random?: () => number;
  /**
   * When to look at once instead of waiting for a timer.
   * @defaultValue in a browser, coming back online or visible; elsewhere never
   */
  readonly wake$?: Observable<unknown>;
  /** Where `refreshLock` is taken. @defaultValue `navigator.locks`, where there is one */
  readonly locks?: Locks | undefined;
}

/** The ports with their defaults. */
export const portsOf = ({
  scheduler = asyncScheduler,
  random = Math.random,
  wake$ = browserWake(),
  locks = (globalThis as { readonly navigator?: { readonly locks?: Locks } }).navigator?.locks,
}: Ports = {}): Required<Ports> => ({
  scheduler,
  random,
  wake$,
  locks,
});
