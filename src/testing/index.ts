/**
 * For tests: a simulated gateway on loopback or in memory, scripted orders, message builders, and marbles for whole
 * connections on virtual time.
 *
 * @module agg-rx/testing
 */

export * from './builders.js';
export * from './faultProxy.js';
export { frameOf } from './frame.js';
export { marbles, type ConfigureMarbles, type StrictExpect } from './marbles.js';
export * from './scripts/index.js';
export * from './simulatedGateway.js';
export * from './simulatedSocket/index.js';
export type { FrameFault } from './simulator/frameFaults.js';
export type { RequestFault, UpgradeFault } from './simulator/handlers.js';
export type { ReceivedFrame, Seen, SeenUpgrade, SentFrame } from './simulator/log.js';
export type { SimulatedGatewayOptions, SocketTokenOptions, SubscriptionOptions } from './simulator/options.js';
export type { DropOptions, GatewayControls } from './simulator/simulator.js';
export type { Placed } from './simulator/userOrders.js';
export type { SeenSocket, VirtualNetwork } from './simulator/virtual/network.js';
export type { VirtualFetch, VirtualRequestInit, VirtualResponse } from './simulator/virtual/virtualFetch.js';
export { jwt, type TokenFields } from './token.js';
export * from './virtualGateway.js';
