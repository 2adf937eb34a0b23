export * from './continuity.js';
export * from './userEvent.js';
