export * from './continuity.js';
export * from './userEvent.js';
export * from './continuityFold.js';
export * from './reconciliation.js';
