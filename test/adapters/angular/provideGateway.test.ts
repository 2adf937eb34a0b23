import {
  createEnvironmentInjector,
  inject,
  InjectionToken,
  Injector,
  PLATFORM_ID,
  runInInjectionContext,
} from '@angular/core';
import {
  balancesSignal,
  gatewayStatusSignal,
  injectGateway,
  injectOrders,
  ordersSignal,
  orderSignal,
  provideGateway,
} from 'agg-rx/angular';
import { filled } from 'agg-rx/testing';
import { of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { noParent, scene } from './scene.js';

describe('provideGateway', () => {
  it('opens nothing until somebody asks for orders, balances or a stream', () => {
    const { run, server, advanceBy } = scene();
    run(() => [injectGateway(), injectOrders(), gatewayStatusSignal()]);
    advanceBy(10_000);

    expect(server.seen().upgrades).toHaveLength(0);
  });

  it('opens one socket, and reads REST once, for all signals and components', () => {
    const { run, server, advanceBy, requests } = scene({ snapshots: true });
    for (let component = 0; component < 10; component += 1) {
      run(() => [ordersSignal(), balancesSignal(), orderSignal(`o${component}`), gatewayStatusSignal()]);
    }
    run(() => injectOrders()).ended$.subscribe();
    advanceBy(10_000);

    expect(server.seen().upgrades).toHaveLength(1);
    expect(requests.filter((url) => url.includes('/execution/orders'))).toHaveLength(1);
  });

  it('closes the socket with its injector, for good and without a timer left', () => {
    const { run, server, injector, advanceBy, timersSet } = scene({ snapshots: true });
    const orders = run(() => ordersSignal());
    const gateway = run(() => injectGateway());
    const ends: string[] = [];
    gateway.userEvents$.subscribe({ complete: () => ends.push('completed') });
    advanceBy(5_000);
    server.send('usr_1', filled({ orderId: 'o1' }));
    injector.destroy();
    advanceBy(10_000);
    server.close();
    advanceBy(100_000);

    expect(server.network.sockets()).toMatchObject([{ isClosed: true }]);
    expect([ends, orders(), timersSet()]).toStrictEqual([['completed'], [], 0]);
  });

  it('takes its options from a function that may inject', () => {
    const { server, scheduler, advanceBy } = scene();
    const APP_ID = new InjectionToken<string>('app id');
    const injector = createEnvironmentInjector(
      [
        { provide: PLATFORM_ID, useValue: 'browser' },
        { provide: APP_ID, useValue: 'app_demo123' },
        provideGateway(() => ({
          appId: inject(APP_ID),
          url: server.url,
          socket: { WebSocketCtor: server.WebSocketCtor },
          ports: { scheduler },
        })),
      ],
      noParent,
    );
    runInInjectionContext(injector.get(Injector), () => injectGateway()).connect();
    advanceBy(1_000);

    expect(server.seen().upgrades).toMatchObject([{ appId: 'app_demo123', accepted: true }]);
  });

  it('needs nothing but the id of the app', () => {
    const injector = createEnvironmentInjector(
      [{ provide: PLATFORM_ID, useValue: 'browser' }, provideGateway({ appId: 'app_demo123' })],
      noParent,
    );

    expect(gatewayStatusSignal({ injector: injector.get(Injector) })()).toStrictEqual({ state: 'idle' });
    injector.destroy();
  });

  it('says what is missing where there is none', () => {
    const injector = createEnvironmentInjector([], noParent).get(Injector);

    expect(() => runInInjectionContext(injector, () => ordersSignal())).toThrow('provideGateway()');
    expect(() => injectGateway()).toThrow('NG0203');
  });

  it('serves signals outside of an injection context too, by an injector', () => {
    const { injector } = scene();
    const options = { injector: injector.get(Injector) };

    expect(ordersSignal(options)()).toStrictEqual([]);
    expect(orderSignal('o1', options)()).toBeUndefined();
    expect(balancesSignal(options)().size).toBe(0);
    expect(gatewayStatusSignal(options)().state).toBe('idle');
  });
});

describe('on a server', () => {
  it('no socket opens, no token is refreshed, every signal keeps its first value and no rendering waits', () => {
    let refreshes = 0;
    const { run, server, injector, advanceBy, timersSet } = scene(
      {
        refreshAccessToken: () => {
          refreshes += 1;
          return of('token');
        },
      },
      { platform: 'server', isSignedIn: false },
    );
    const signals = run(() => [gatewayStatusSignal(), ordersSignal(), balancesSignal(), orderSignal('o1')]);
    const gateway = run(() => injectGateway());
    const orders = run(() => injectOrders());
    const ends: string[] = [];
    gateway.userEvents$.subscribe({ complete: () => ends.push('events') });
    orders.ended$.subscribe({ complete: () => ends.push('ends') });
    gateway.connect();
    gateway.rotate();
    const answers: string[] = [];
    gateway.authenticate('token').subscribe((answer) => answers.push(JSON.stringify(answer)));
    gateway.authenticate(null).subscribe((answer) => answers.push(JSON.stringify(answer)));
    advanceBy(60_000);

    expect(gateway.send({ action: 'subscribe', channel: 'orderbook', outcomeIds: [] })).toBe(false);
    expect(server.seen().upgrades).toHaveLength(0);
    expect([refreshes, ends, timersSet()]).toStrictEqual([0, ['events', 'ends'], 0]);
    expect(signals.map((read) => read())).toStrictEqual([{ state: 'idle' }, [], new Map(), undefined]);
    expect(answers).toStrictEqual([
      '{"_tag":"Left","left":{"_tag":"NotOpen"}}',
      '{"_tag":"Right","right":{"userId":null}}',
    ]);
    injector.destroy();
  });
});

describe('injectOrders', () => {
  it('tells each end once, as it happens', () => {
    const { run, server, advanceBy } = scene();
    const ends: string[] = [];
    run(() => injectOrders()).ended$.subscribe(({ orderId, end }) => ends.push(`${orderId} ${end ?? ''}`));
    advanceBy(1_000);
    server.send('usr_1', filled({ orderId: 'o1' }));
    server.send('usr_1', filled({ orderId: 'o1' }));

    advanceBy(1);
    expect(ends).toStrictEqual(['o1 filled']);
  });
});
