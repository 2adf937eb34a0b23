import { asyncScheduler, type SchedulerLike } from 'rxjs';

/** Time and chance, so that a test can hold both. */
export interface Ports {
  /** The clock and every timer. @defaultValue `asyncScheduler` */
  readonly scheduler?: SchedulerLike;
  /** A number from 0 up to 1, for the jitter of waits. @defaultValue `Math.random` */
  readonly random?: () => number;
}

/** The ports with their defaults. */
export const portsOf = ({ scheduler = asyncScheduler, random = Math.random }: Ports = {}): Required<Ports> => ({
  scheduler,
  random,
});
