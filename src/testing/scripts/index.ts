export type { OrderTruth, Scenario, Script, ScriptMessage, ScriptStep } from './script.js';
export * as scenarios from './scenarios.js';
