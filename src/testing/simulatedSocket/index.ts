export type { Cue, LateCue, RestCue, SocketCue, TokenCue } from './cue.js';
export type { Letters } from './line.js';
export type { RestRequest, RestView, ScriptedFetch, ScriptedResponse } from './restDesk.js';
export * from './simulatedSocket.js';
