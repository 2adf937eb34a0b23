import { runInInjectionContext, type Injector } from '@angular/core';

/** Where a helper looks for the gateway. */
export interface SignalOptions {
  /** For calls outside of an injection context. @defaultValue the current injection context */
  readonly injector?: Injector;
}

/** Runs in the injector that was named, else where it is. */
export const inContext = <T>({ injector }: SignalOptions, run: () => T): T =>
  injector === undefined ? run() : runInInjectionContext(injector, run);
