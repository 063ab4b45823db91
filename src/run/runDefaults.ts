/** How a run goes on unless something else is said. */
export const RUN_DEFAULTS = {
  /** Calls at once over all providers. */
  maxConcurrent: 1000,
  /** One attempt, in milliseconds. */
  timeoutMs: 300_000,
} as const;
