import { durationMs } from './duration.js';
import type { Allowance, Budget } from './provider.js';
import type { Headers } from './serverDelayMs.js';

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
  const requests = budgetOf(headers, 'requests', nowMs);
  const tokens = budgetOf(headers, 'tokens', nowMs);
  return requests || tokens ? { requests, tokens } : undefined;
}

function budgetOf(headers: Headers, kind: 'requests' | 'tokens', nowMs: number): Budget | undefined {
  const remaining = countOf(headers[`x-ratelimit-remaining-${kind}`]);
  if (remaining !== undefined) {
    const limit = countOf(headers[`x-ratelimit-limit-${kind}`]);
    return { limit, remaining, resetMs: durationMs(headers[`x-ratelimit-reset-${kind}`] ?? '') };
  }
  const left = countOf(headers[`anthropic-ratelimit-${kind}-remaining`]);
  if (left === undefined) return undefined;
  const limit = countOf(headers[`anthropic-ratelimit-${kind}-limit`]);
  return { limit, remaining: left, resetMs: untilMs(headers[`anthropic-ratelimit-${kind}-reset`], nowMs) };
}

function countOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function untilMs(date: string | undefined, nowMs: number): number | undefined {
  const atMs = Date.parse(date ?? '');
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}
