import type { Allowance, Budget } from '../../allowance.js';
import { durationMs } from './duration.js';
import type { Headers } from './headers.js';

/** The headers of one budget. Written out: names that are put together anew for every answer cost more than all else. */
interface BudgetHeaders {
  readonly limit: string;
  readonly remaining: string;
  readonly reset: string;
}

const OPENAI = {
  requests: {
    limit: 'x-ratelimit-limit-requests',
    remaining: 'x-ratelimit-remaining-requests',
    reset: 'x-ratelimit-reset-requests',
  },
  tokens: {
    limit: 'x-ratelimit-limit-tokens',
    remaining: 'x-ratelimit-remaining-tokens',
    reset: 'x-ratelimit-reset-tokens',
  },
} as const;

const ANTHROPIC = {
  requests: {
    limit: 'anthropic-ratelimit-requests-limit',
    remaining: 'anthropic-ratelimit-requests-remaining',
    reset: 'anthropic-ratelimit-requests-reset',
  },
  tokens: {
    limit: 'anthropic-ratelimit-tokens-limit',
    remaining: 'anthropic-ratelimit-tokens-remaining',
    reset: 'anthropic-ratelimit-tokens-reset',
  },
} as const;

/**
 * What response headers say is left of requests and tokens, or `undefined` where they say nothing.
 *
 * OpenAI and those like it (Azure, Groq) give `x-ratelimit-{limit,remaining,reset}-{requests,tokens}` with the reset
 * as a Go duration or in seconds; Anthropic `anthropic-ratelimit-{requests,tokens}-...` with the reset as a date.
 * Whatever is no count (`-1`, words) is left out.
 *
 * @param nowMs Clock that dates are compared to, in milliseconds since 1970.
 * @see https://platform.openai.com/docs/guides/rate-limits#rate-limits-in-headers
 * @see https://docs.anthropic.com/en/api/rate-limits#response-headers
 */
export function allowanceOf(headers: Headers, nowMs: number): Allowance | undefined {
  const until = (date: string) => untilMs(date, nowMs);
  const requests =
    budgetIn(headers, OPENAI.requests, durationMs) ?? budgetIn(headers, ANTHROPIC.requests, until);
  const tokens = budgetIn(headers, OPENAI.tokens, durationMs) ?? budgetIn(headers, ANTHROPIC.tokens, until);
  return requests || tokens ? { requests, tokens } : undefined;
}

function budgetIn(
  headers: Headers,
  names: BudgetHeaders,
  toResetMs: (text: string) => number | undefined,
): Budget | undefined {
  const remaining = countOf(headers[names.remaining]);
  if (remaining === undefined) return undefined;
  return { limit: countOf(headers[names.limit]), remaining, resetMs: toResetMs(headers[names.reset] ?? '') };
}

function countOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function untilMs(date: string, nowMs: number): number | undefined {
  const atMs = Date.parse(date);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}
