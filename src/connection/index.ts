export type { AccessToken } from './accessToken.js';
export type { Cause } from './cause.js';
export type { SocketOptions } from './connection.js';
export { ConnectionError } from './connectionError.js';
export type { LivenessOptions } from './liveness.js';
export type { Ports } from './ports.js';
export type { RetryOptions } from './reconnect.js';
export type { Locks } from './refreshLock.js';
export {
  retryWithRefresh,
  type ConnectionPhase,
  type RetryStatus,
  type RetryWithRefreshOptions,
} from './retryWithRefresh.js';
export { createSession, SessionError, type Session, type SessionOptions, type SessionState } from './session.js';
export type { WebSocketConstructor } from './socket.js';
