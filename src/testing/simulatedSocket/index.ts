export type { Cue, LateCue, SocketCue, TokenCue } from './cue.js';
export type { Letters } from './line.js';
export * from './simulatedSocket.js';
