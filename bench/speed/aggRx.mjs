// The package as it was built from this checkout: `npm run bench` builds it first.
export { createGateway } from '../../dist/src/index.js';
export { orderLifecycle$, ordersOf } from '../../dist/operators/index.js';
export { applyToOrder, isOrderInput, isOver, orderIdOf } from '../../dist/src/order/index.js';
export { decode } from '../../dist/src/protocol/index.js';
export { scenarios } from '../../dist/src/testing/index.js';
