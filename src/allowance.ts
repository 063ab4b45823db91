/** What is left of a provider's allowance, from its response headers. */
export interface Allowance {
  readonly requests?: Budget | undefined;
  readonly tokens?: Budget | undefined;
}

/** One budget of a provider for a period, in requests or in tokens. */
export interface Budget {
  readonly limit?: number | undefined;
  readonly remaining: number;
  /** Milliseconds from now until the budget is full again. */
  readonly resetMs?: number | undefined;
}

/** So much per period, such as 500 requests or 30,000 tokens a minute. */
export interface RateLimit {
  readonly limit: number;
  readonly periodMs: number;
}
