import { RUN_DEFAULTS } from '../../run/runDefaults.js';
import type { RunOptions } from '../../run/runOptions.js';
import type { RunFlags } from './flags/runFlags.js';
import { mostCalls } from './size/mostCalls.js';

/** What the flags allow, and how long they are patient. */
export function limitsOf(flags: RunFlags): Partial<RunOptions> {
  return {
    maxConcurrent: Math.min(flags['max-concurrent'] ?? RUN_DEFAULTS.maxConcurrent, mostCalls()),
    concurrency: Object.assign({}, ...flags['provider-concurrency']),
    rateLimits: Object.assign({}, ...flags['rate-limit']),
    tokenLimits: Object.assign({}, ...flags['token-limit']),
    maxCostUsd: flags['max-cost'],
    allowUnpriced: flags['allow-unpriced'],
    sequential: flags.sequential,
    timeoutMs: flags.timeout,
    retry: {
      maxRetries: flags['max-retries'],
      initialDelayMs: flags['retry-delay'],
      maxDelayMs: flags['max-retry-delay'],
      maxWaitMs: flags['max-wait'],
    },
  };
}

/** Calls at once that others make take no files to be open here. Those that only wait at the broker are none. */
export function mostAtWorkers(flags: RunFlags): number {
  if (flags['queue-ahead'] !== undefined) return Number.POSITIVE_INFINITY;
  return flags['max-concurrent'] ?? RUN_DEFAULTS.maxConcurrent;
}
