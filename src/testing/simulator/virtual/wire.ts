import { BehaviorSubject, delay, filter, Subject, takeUntil } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import type { Frame } from '../frameFaults.js';

/** What travels between the two ends of a socket. */
export type Signal =
  | { readonly kind: 'frame'; readonly data: Frame }
  /** A close frame. */
  | { readonly kind: 'close'; readonly code: number; readonly reason: string }
  /** The connection has broken off. */
  | { readonly kind: 'cut' };

/** One way along a wire. */
interface Way {
  readonly send: (signal: Signal) => void;
  /** What was sent, in order, when it arrives. */
  readonly arrivals$: Observable<Signal>;
}

/** What lies between the two ends of a socket. */
export interface Wire {
  readonly toServer: Way;
  readonly toClient: Way;
  /** From now on nothing passes, either way, and neither end hears of that. */
  readonly swallow: () => void;
  readonly passes: () => boolean;
  /** Takes the wire away: what is on its way never arrives. */
  readonly remove: () => void;
  readonly removed$: Observable<unknown>;
}

/** How long a way takes. */
export interface WireOptions {
  readonly latencyMs: number;
  readonly scheduler: SchedulerLike;
}

export function createWire({ latencyMs, scheduler }: WireOptions): Wire {
  const passing = new BehaviorSubject(true);
  const removed = new Subject<void>();

  function way(): Way {
    const sent = new Subject<Signal>();
    return {
      send: (signal) => {
        if (passing.value) sent.next(signal);
      },
      arrivals$: sent.pipe(
        delay(latencyMs, scheduler),
        filter(() => passing.value),
        takeUntil(removed),
      ),
    };
  }

  return {
    toServer: way(),
    toClient: way(),
    swallow: () => {
      passing.next(false);
    },
    passes: () => passing.value,
    remove: () => {
      removed.next();
    },
    removed$: removed.asObservable(),
  };
}
