// The package as it was built from this checkout: `npm start` builds it first.
export { createGateway, createSession, restSnapshots, withSnapshots } from '../../dist/src/index.js';
export { filled, orderSubmitted, startSimulatedGateway, stepStarted } from '../../dist/src/testing/index.js';
