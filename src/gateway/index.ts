export * from './createGateway.js';
export * from './gateway.js';
export * from './status.js';
