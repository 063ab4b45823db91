/** How failed attempts are tried again unless something else is said. Times in milliseconds. */
export const RETRY_DEFAULTS = {
  maxRetries: 3,
  initialDelayMs: 1000,
  maxDelayMs: 60_000,
  factor: 2,
  jitter: 0.25,
  maxWaitMs: 600_000,
} as const;
