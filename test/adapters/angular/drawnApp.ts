import {
  ApplicationRef,
  effect,
  ErrorHandler,
  NgZone,
  Injector,
  provideZoneChangeDetection,
  provideZonelessChangeDetection,
  runInInjectionContext,
  ɵIMAGE_CONFIG as IMAGE_CONFIG,
  ɵINJECTOR_SCOPE as INJECTOR_SCOPE,
  ɵinternalCreateApplication as createApplication,
} from '@angular/core';
import { balancesSignal, gatewayStatusSignal, ordersSignal, orderSignal, provideGateway } from 'agg-rx/angular';
import { balanceUpdate, createVirtualGateway, stepStarted, type VirtualGateway } from 'agg-rx/testing';
import type { SchedulerLike } from 'rxjs';
import { onTestFinished, vi } from 'vitest';
import { virtualTime } from '../../support/virtualTime.js';
import { screen } from './scene.js';

/** How many orders `play` moves. */
export const orderCount = 21;

export type Way = keyof typeof wayOfChangeDetection;

const wayOfChangeDetection = { zoneless: provideZonelessChangeDetection, 'zone.js': provideZoneChangeDetection };

/** Every timer of Angular's own runs on the test's clock too. */
function stubTimers(scheduler: SchedulerLike): void {
  const timers = new Map<number, { unsubscribe: () => void }>();
  let count = 0;
  vi.stubGlobal('setTimeout', (run: () => void, ms = 0): number => {
    count += 1;
    timers.set(count, scheduler.schedule(run, ms));
    return count;
  });
  vi.stubGlobal('clearTimeout', (id: number) => {
    timers.get(id)?.unsubscribe();
  });
}

/** An app of Angular, signed in, that shows everything, on a clock that the test turns, and counts how often it is drawn. */
export async function drawnApp(way: Way) {
  const time = virtualTime();
  const { scheduler } = time;
  const frames = screen((run, ms) => scheduler.schedule(run, ms));
  stubTimers(scheduler);
  const server = createVirtualGateway({ ports: { scheduler }, heartbeatMs: 0 });
  const sockets: { readonly isInZone: boolean }[] = [];
  function WebSocketCtor(...given: ConstructorParameters<VirtualGateway['WebSocketCtor']>) {
    sockets.push({ isInZone: NgZone.isInAngularZone() });
    return new server.WebSocketCtor(...given);
  }
  const { injector } = await createApplication({
    appProviders: [
      wayOfChangeDetection[way](),
      // What a platform of the DOM would bring.
      { provide: INJECTOR_SCOPE, useValue: 'root' },
      { provide: IMAGE_CONFIG, useValue: { disableImageSizeWarning: true, disableImageLazyLoadWarning: true } },
      { provide: ErrorHandler, useValue: { handleError: failOn } },
      provideGateway({
        appId: 'app_demo123',
        url: server.url,
        accessToken: server.issueToken('usr_1'),
        socket: { WebSocketCtor: WebSocketCtor as unknown as VirtualGateway['WebSocketCtor'] },
        ports: { scheduler, random: () => 1 },
      }),
    ],
  });
  onTestFinished(() => {
    injector.destroy();
  });
  const zone = injector.get(NgZone);
  // Every tick of the app is one round of change detection, whatever has asked for it.
  const ticks = vi.spyOn(injector.get(ApplicationRef) as unknown as { _tick: () => void }, '_tick');
  const options = { injector: injector.get(Injector) };
  const drawn: number[] = [];
  zone.run(() => {
    const [status, orders, balances] = [gatewayStatusSignal(options), ordersSignal(options), balancesSignal(options)];
    const some = Array.from({ length: orderCount }, (_, at) => orderSignal(`ord_${at}`, options));
    effect(() => {
      drawn.push([status(), orders(), balances(), ...some.map((order) => order())].length);
    }, options);
  });
  time.advanceBy(1_000);
  await Promise.resolve();
  return {
    ...time,
    ...frames,
    drawn,
    server,
    injector,
    zone,
    ticks: () => ticks.mock.calls.length,
    sockets,
    run: <T>(look: () => T): T => runInInjectionContext(options.injector, look),
  };
}

function failOn(error: unknown): void {
  throw error;
}

/** Ten events in each millisecond, which is 10,000 a second, of many orders and one balance. */
export async function play({ server, advanceBy }: Pick<DrawnApp, 'server' | 'advanceBy'>, ms: number): Promise<void> {
  for (let at = 0; at < ms * 10; at += 1) {
    server.send('usr_1', at % 10 === 0 ? balanceOf(at) : stepOf(at));
    if (at % 10 === 9) {
      advanceBy(1);
      // Angular ends a round of change detection in a microtask.
      await Promise.resolve();
    }
  }
}

type DrawnApp = Awaited<ReturnType<typeof drawnApp>>;

const balanceOf = (at: number) => balanceUpdate({ tradingBalanceCents: at, timestamp: 1_710_000_000_000 + at });
const stepOf = (at: number) =>
  stepStarted({
    orderId: `ord_${at % orderCount}`,
    dagRunId: 'run',
    stepId: `step_${at % 7}`,
    sequence: at % 7,
    totalSteps: 7,
    timestamp: 1_710_000_000_000 + at,
  });
