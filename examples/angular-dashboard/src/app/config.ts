import { InjectionToken } from '@angular/core';

/** Which app this is, and where AGG is reached. */
export interface Config {
  readonly appId: string;
  readonly url: string;
  readonly restUrl: string;
}

export const CONFIG = new InjectionToken<Config>('where AGG is reached');
