import { DestroyRef, inject, signal, type Signal } from '@angular/core';
import type { Observable } from 'rxjs';

/** A signal of what a stream gave last, until the current injector is destroyed; an error of the stream leaves it. */
export function shownSignal<T>(source$: Observable<T>, initial: T): Signal<T> {
  const shown = signal(initial);
  const showing = source$.subscribe({
    next: (value) => {
      shown.set(value);
    },
    error: () => undefined,
  });
  inject(DestroyRef).onDestroy(() => {
    showing.unsubscribe();
  });
  return shown.asReadonly();
}
