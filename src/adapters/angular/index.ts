/**
 * A gateway for Angular by dependency injection, and signals of what it knows. Without decorators.
 *
 * @module agg-rx/angular
 */

export { balancesSignal } from './balancesSignal.js';
export { gatewayStatusSignal } from './gatewayStatusSignal.js';
export type { SignalOptions } from './inContext.js';
export { injectGateway } from './injectGateway.js';
export { injectOrders } from './injectOrders.js';
export { ordersSignal, type OrdersSignalOptions } from './ordersSignal.js';
export { orderSignal } from './orderSignal.js';
export { provideGateway, type ProvideGatewayOptions } from './provideGateway.js';
export type { SnapshotOptions } from './providedGateway.js';
