/**
 * The wire: zod schemas and the types that they give, the decoder, and what closes mean.
 *
 * @module agg-rx/protocol
 */

export * from './balanceUpdate.js';
export * from './clientMessage.js';
export * from './closeCode.js';
export * from './connectionMessages.js';
export * from './decode.js';
export * from './decodeError.js';
export * from './orderEvent.js';
export * from './orderSubmitted.js';
export * from './restOrder.js';
export * from './restViews.js';
export * from './serverMessage.js';
export * from './venue.js';
