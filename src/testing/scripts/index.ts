export type { OrderTruth, Scenario, Script, ScriptMessage, ScriptStep } from './script.js';
/**
 * What can happen to a trade, as scripts to `place` on a simulated gateway: `happyPath`, `retryThenSuccess`,
 * `retriesExhausted`, `cancelled` and others. Each takes a seed and gives the same script for the same seed.
 */
export * as scenarios from './scenarios.js';
