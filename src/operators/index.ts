export { type BackoffCurveOptions, backoffCurve } from './backoffCurve.js';
export { Gate, type GateOptions, type Pace } from './gate.js';
export { type MergeLaneOptions, mergeLane } from './mergeLane.js';
export {
  type Acceptance,
  type PaceChange,
  type PacedCall,
  ProviderPace,
  type ProviderPaceOptions,
  type Refusal,
} from './pace/providerPace.js';
export type { RateLimit } from './pace/smoothBudget.js';
export { type ReportToPaceOptions, reportToPace } from './reportToPace.js';
export { type Retry, type RetryWithBackoffOptions, retryWithBackoff } from './retryWithBackoff.js';
export { type ThroughGateOptions, throughGate } from './throughGate.js';
