import { balancesSignal, gatewayStatusSignal, ordersSignal, orderSignal } from 'agg-rx/angular';
import { scenarios } from 'agg-rx/testing';
import { expect, it } from 'vitest';
import { scene } from './scene.js';

it('tries', () => {
  const { run, server, advanceBy } = scene();
  const [status, orders, balances] = [run(() => gatewayStatusSignal()), run(() => ordersSignal()), run(() => balancesSignal())];
  advanceBy(1000);
  const placed = server.place('usr_1', scenarios.happyPath(1));
  const order = run(() => orderSignal(placed.orderIds[0]));
  advanceBy(2000);
  console.log(status(), orders().length, order()?.status);
  advanceBy(60000);
  console.log(status(), orders().length, order()?.status, balances());
  expect(1).toBe(1);
});
