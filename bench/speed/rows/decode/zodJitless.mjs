import './jitless.mjs';

export * from './zod.mjs';
