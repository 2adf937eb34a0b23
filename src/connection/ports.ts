import { asyncScheduler, type Observable, type SchedulerLike } from 'rxjs';
import { browserWake } from './wake.js';

/** Time and chance, so that a test can hold both. */
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
}

/** The ports with their defaults. */
export const portsOf = ({
  scheduler = asyncScheduler,
  random = Math.random,
  wake$ = browserWake(),
}: Ports = {}): Required<Ports> => ({
  scheduler,
  random,
  wake$,
});
