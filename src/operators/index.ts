export { type AdmittedOptions, admitted } from './admitted.js';
export { type BackoffCurveOptions, backoffCurve } from './backoffCurve.js';
export { Gate, type GateOptions, type Pace } from './gate.js';
export { type MergeLaneOptions, mergeLane } from './mergeLane.js';
export { type Retry, type RetryWithBackoffOptions, retryWithBackoff } from './retryWithBackoff.js';
