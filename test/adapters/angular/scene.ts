import {
  createEnvironmentInjector,
  Injector,
  PLATFORM_ID,
  runInInjectionContext,
  type EnvironmentInjector,
  type Provider,
} from '@angular/core';
import { provideGateway, type ProvideGatewayOptions } from 'agg-rx/angular';
import { createVirtualGateway, type VirtualGatewayOptions } from 'agg-rx/testing';
import { onTestFinished, vi } from 'vitest';
import { virtualTime } from '../../support/virtualTime.js';

export const frameMs = 16;

/** Draws on a test's clock: a frame every 16 ms, and none while the page is hidden. */
export function screen(schedule: (run: () => void, ms: number) => { unsubscribe: () => void }) {
  const asked = new Map<number, { unsubscribe: () => void }>();
  let isHidden = false;
  let count = 0;
  vi.stubGlobal('requestAnimationFrame', (draw: (now: number) => void): number => {
    count += 1;
    const id = count;
    const ask = () => {
      asked.set(
        id,
        schedule(() => {
          if (isHidden) {
            ask();
            return;
          }
          asked.delete(id);
          draw(0);
        }, frameMs),
      );
    };
    ask();
    return id;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => {
    asked.get(id)?.unsubscribe();
    asked.delete(id);
  });
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  return {
    hide: () => {
      isHidden = true;
    },
    framesAsked: () => count,
  };
}

interface SceneOptions {
  readonly server?: VirtualGatewayOptions;
  readonly platform?: 'browser' | 'server';
  readonly providers?: readonly Provider[];
  readonly isSignedIn?: boolean;
}

/** An injector with our gateway, beside a simulated one in memory: time stands still unless a test turns it. */
export function scene(
  options: Partial<ProvideGatewayOptions> & { readonly snapshots?: boolean } = {},
  { server: knobs = {}, platform = 'browser', providers = [], isSignedIn = true }: SceneOptions = {},
) {
  const time = virtualTime();
  const { scheduler } = time;
  const drawn = screen((run, ms) => scheduler.schedule(run, ms));
  const server = createVirtualGateway({ ...knobs, ports: { scheduler } });
  const { snapshots = false, ...given } = options;
  const requests: string[] = [];
  const fetch$: typeof server.fetch = (url, init) => {
    requests.push(url);
    return server.fetch(url, init);
  };
  const injector = createEnvironmentInjector(
    [
      { provide: PLATFORM_ID, useValue: platform },
      ...providers,
      provideGateway({
        appId: 'app_demo123',
        url: server.url,
        ...(isSignedIn && given.session === undefined && { accessToken: server.issueToken('usr_1') }),
        socket: { WebSocketCtor: server.WebSocketCtor },
        ports: { scheduler, random: () => 1 },
        ...(snapshots && { restSnapshots: { restUrl: server.restUrl, fetch: fetch$ } }),
        ...given,
      }),
    ],
    noParent,
  );
  const run = <T>(look: () => T): T => runInInjectionContext(injector.get(Injector), look);
  return { ...time, ...drawn, server, injector, requests, run };
}

/** An injector that stands alone. */
export const noParent = null as unknown as EnvironmentInjector;
