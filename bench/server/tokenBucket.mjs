// @ts-check
import { machineTimeMs } from '../machineTimeMs.mjs';

/**
 * @typedef {object} BucketOptions
 * @property {number} ratePerSecond calls that come back each second
 * @property {number} burst calls that a full bucket holds
 * @property {'openai' | 'retry-after-ms' | 'retry-after' | 'none'} headers how clients are told: `openai` says with every answer
 *   what is left (`x-ratelimit-*-requests`) and refuses with `Retry-After` in whole seconds; the others tell nothing but
 *   a delay with each refusal, or nothing at all
 */

/** @typedef {{ admitted: boolean, headers: Record<string, string> }} Admission */

/**
 * A rate limit as the providers run it. A refused call takes nothing from the bucket.
 *
 * @param {BucketOptions} options
 * @param {() => number} [nowMs] default: the machine's clock
 * @returns {() => Admission} to be asked once per call
 */
export function tokenBucket({ ratePerSecond, burst, headers }, nowMs = machineTimeMs) {
  const fillMs = 1000 / ratePerSecond;
  let tokens = burst;
  let filledAtMs = nowMs();

  return () => {
    tokens = Math.min(burst, tokens + (nowMs() - filledAtMs) / fillMs);
    filledAtMs = nowMs();
    const admitted = tokens >= 1;
    if (admitted) tokens -= 1;
    const waitMs = admitted ? 0 : Math.ceil((1 - tokens) * fillMs);
    return {
      admitted,
      headers: {
        ...(headers === 'openai' && left(burst, tokens, fillMs)),
        ...(!admitted && headers !== 'none' && delayIn(headers, waitMs)),
      },
    };
  };
}

/**
 * `reset` is the time until the bucket is full again, as a Go duration.
 * https://platform.openai.com/docs/guides/rate-limits#rate-limits-in-headers
 *
 * @param {number} burst
 * @param {number} tokens
 * @param {number} fillMs
 */
function left(burst, tokens, fillMs) {
  return {
    'x-ratelimit-limit-requests': `${burst}`,
    'x-ratelimit-remaining-requests': `${Math.floor(tokens)}`,
    'x-ratelimit-reset-requests': goDuration((burst - tokens) * fillMs),
  };
}

/**
 * @param {BucketOptions['headers']} headers
 * @param {number} waitMs
 * @returns {Record<string, string>}
 */
function delayIn(headers, waitMs) {
  if (headers === 'retry-after-ms') return { 'retry-after-ms': `${waitMs}` };
  return { 'retry-after': `${Math.ceil(waitMs / 1000)}` };
}

/**
 * `12ms`, `1.5s`, `6m0s`, `1h2m3s`. https://pkg.go.dev/time#Duration.String
 *
 * @param {number} durationMs
 */
export function goDuration(durationMs) {
  const ms = Math.ceil(durationMs);
  if (ms > 0 && ms < 1000) return `${ms}ms`;
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  const seconds = `${(ms % 60_000) / 1000}s`;
  if (hours > 0) return `${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${minutes}m${seconds}` : seconds;
}
