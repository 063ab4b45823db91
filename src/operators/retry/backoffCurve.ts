import { RETRY_DEFAULTS } from './retryDefaults.js';

export interface BackoffCurveOptions {
  /** Wait before the first retry, in milliseconds. Default `1000`. */
  initialDelayMs?: number | undefined;
  /** Ceiling of one wait, in milliseconds. Default `60_000`. */
  maxDelayMs?: number | undefined;
  /** What each wait is multiplied by to get the next. Default `2`. */
  factor?: number | undefined;
  /** Share of a wait that chance may take away, from 0 to 1. Default `0.25`. */
  jitter?: number | undefined;
  /** Source of chance, in [0, 1). Default `Math.random`. */
  random?: (() => number) | undefined;
}

/**
 * The wait before each retry, in milliseconds: `initialDelayMs * factor ** (retry - 1)`, at most `maxDelayMs`, times
 * `1 - jitter * random()`. Retries count from 1.
 *
 * The form is that of the OpenAI and Anthropic SDKs
 * (https://github.com/openai/openai-node/blob/master/src/client.ts, `calculateDefaultRetryTimeoutMillis`).
 * Throws `RangeError` for an option out of range.
 *
 * @example
 * backoffCurve({ jitter: 0 })(3) // 4000
 */
export function backoffCurve({
  initialDelayMs = RETRY_DEFAULTS.initialDelayMs,
  maxDelayMs = RETRY_DEFAULTS.maxDelayMs,
  factor = RETRY_DEFAULTS.factor,
  jitter = RETRY_DEFAULTS.jitter,
  random = Math.random,
}: BackoffCurveOptions = {}): (retry: number) => number {
  if (!(initialDelayMs >= 0)) throw new RangeError(`initialDelayMs must be 0 or more, got ${initialDelayMs}`);
  if (!(maxDelayMs >= 0)) throw new RangeError(`maxDelayMs must be 0 or more, got ${maxDelayMs}`);
  if (!(factor >= 1)) throw new RangeError(`factor must be 1 or more, got ${factor}`);
  if (!(jitter >= 0 && jitter <= 1)) throw new RangeError(`jitter must be between 0 and 1, got ${jitter}`);

  return (retry) => Math.min(initialDelayMs * factor ** (retry - 1), maxDelayMs) * (1 - jitter * random());
}
