export * from './connection/index.js';
export type { Continuity, ContinuityCause, OrderUnreadable, UserEvent } from './events/index.js';
export * from './gateway/index.js';
export * from './sync/index.js';
