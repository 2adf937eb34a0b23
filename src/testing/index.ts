export * from './builders.js';
export { frameOf } from './frame.js';
export * from './scripts/index.js';
export * from './simulatedGateway.js';
export type { RequestFault, UpgradeFault } from './simulator/handlers.js';
export type { ReceivedFrame, Seen, SeenUpgrade, SentFrame } from './simulator/log.js';
export type { SimulatedGatewayOptions, SocketTokenOptions, SubscriptionOptions } from './simulator/options.js';
export type { Placed } from './simulator/userOrders.js';
export { jwt, type TokenFields } from './token.js';
