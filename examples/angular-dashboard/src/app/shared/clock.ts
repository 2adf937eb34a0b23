import { DestroyRef, inject, InjectionToken, signal, type Signal } from '@angular/core';

/** The time, twice a second; epoch milliseconds. */
export const CLOCK = new InjectionToken<Signal<number>>('the time', {
  providedIn: 'root',
  factory: () => {
    const now = signal(Date.now());
    const ticking = setInterval(() => {
      now.set(Date.now());
    }, 500);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(ticking);
    });
    return now.asReadonly();
  },
});
