import { defer, Observable, type SchedulerLike } from 'rxjs';

/** What is needed of the platform's `LockManager`: locks that the tabs of one origin share. */
export interface Locks {
  /** Runs `whileHeld` once the lock is free, and holds it until that has settled. */
  readonly request: (
    name: string,
    options: { readonly signal: AbortSignal },
    whileHeld: () => Promise<void>,
  ) => Promise<unknown>;
}

/** Which lock a refresh is made under. */
export interface RefreshLockOptions {
  readonly name: string;
  readonly locks: Locks;
  /** How long to wait for another tab to be done; milliseconds. */
  readonly waitMs: number;
  readonly scheduler: SchedulerLike;
}

/**
 * Subscribes to `refresh$` once this tab holds the lock, and holds it until that has ended. Errors where
 * another tab keeps it for longer than `waitMs`. Where the platform has locks but grants none, as in a
 * sandboxed frame, nothing is shared with other tabs either: then `refresh$` goes ahead without.
 */
export function underRefreshLock<T>(refresh$: Observable<T>, options: RefreshLockOptions): Observable<T> {
  const { name, locks, waitMs, scheduler } = options;
  return new Observable<T>((subscriber) => {
    const waiting = new AbortController();
    const deadline = scheduler.schedule(() => {
      subscriber.error(new Error('another tab has not finished its refresh'));
    }, waitMs);
    subscriber.add(deadline);
    subscriber.add(() => {
      waiting.abort();
    });
    const goAhead = (): void => {
      deadline.unsubscribe();
      if (!subscriber.closed) refresh$.subscribe(subscriber);
    };
    const whileHeld = (): Promise<void> =>
      new Promise((letGo) => {
        subscriber.add(letGo);
        goAhead();
      });
    defer(() => locks.request(`agg-rx:refresh:${name}`, { signal: waiting.signal }, whileHeld)).subscribe({
      error: goAhead,
    });
  });
}
