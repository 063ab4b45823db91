import { type JsonObject, objectIn, textIn } from '../../json.js';
import { allowanceOf } from './allowanceHeaders.js';
import { durationMs } from './duration.js';
import type { Headers } from './headers.js';
import { retryAfterMs } from './retryAfter.js';
import type { ServerError } from './serverError.js';

/** When a budget is full again: a wait, or a moment. Mind the draft's `RateLimit-Reset`, and the hosts before it. */
const RESETS = [
  'ratelimit-reset',
  'x-ratelimit-reset',
  'x-rate-limit-reset',
  'x-ratelimit-reset-requests',
  'x-ratelimit-reset-tokens',
];

const LONGEST_DURATION = 40;

const YEAR_MS = 366 * 24 * 3_600_000;

/**
 * Milliseconds that a server wants to be left alone for, from the first of these that says so: `retry-after-ms`,
 * `retry-after` in any form, the reset of an empty budget beside a `retry-after` of 0, Gemini's `RetryInfo`,
 * OpenRouter's `metadata`, and, as a last resort, the words "try again in 599ms".
 *
 * A value that is no wait (zero, negative, no number, more than a year) counts as none. How long is too long is not
 * decided here: 277403 seconds is a real answer.
 */
export function serverDelayMs(headers: Headers, error: ServerError, nowMs: number): number | undefined {
  const candidates = [
    fromHeaders(headers, nowMs),
    fromRetryInfo(error.details),
    fromMetadata(error.metadata, nowMs),
    fromWords(error.words),
  ];
  return candidates.find((delayMs) => delayMs !== undefined);
}

function fromHeaders(headers: Headers, nowMs: number): number | undefined {
  const after = headers['retry-after'];
  const afterMs = after === undefined ? undefined : retryAfterMs(after, nowMs);
  // "At once", beside a budget that is empty until later, is not meant.
  return (
    wait(longest(headers['retry-after-ms'] ?? '')) ??
    wait(afterMs) ??
    (afterMs === 0 ? wait(emptyForMs(headers, nowMs)) : undefined)
  );
}

/** How long what is empty stays so. Without a word of what is left, the first budget that fills up. */
function emptyForMs(headers: Headers, nowMs: number): number | undefined {
  const { requests, tokens } = allowanceOf(headers, nowMs) ?? {};
  const empty = [requests, tokens].flatMap((budget) =>
    budget?.remaining === 0 && budget.resetMs !== undefined ? [budget.resetMs] : [],
  );
  if (empty.length > 0) return Math.max(...empty);
  const resets = RESETS.map((name) => retryAfterMs(headers[name] ?? '', nowMs)).filter(
    (ms) => ms !== undefined,
  );
  return requests || tokens || resets.length === 0 ? undefined : Math.min(...resets);
}

/** Whole seconds, cut off: one more is never too early. */
function fromRetryInfo(details: readonly JsonObject[]): number | undefined {
  const delay = details.map(({ retryDelay }) => textIn(retryDelay)).find((text) => text !== undefined);
  const delayMs = delay === undefined ? undefined : durationMs(delay);
  return delayMs === undefined ? undefined : wait(delayMs + 1_000);
}

function fromMetadata(metadata: JsonObject, nowMs: number): number | undefined {
  const headers = Object.fromEntries(
    Object.entries(objectIn(metadata['headers'])).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  const resetMs = Number(headers['x-ratelimit-reset']) - nowMs;
  return (
    wait(Number(metadata['retry_after_seconds']) * 1_000) ?? fromHeaders(headers, nowMs) ?? wait(resetMs)
  );
}

function fromWords(words: string): number | undefined {
  const said = /(?:try again|retry) (?:in|after) (\d\S*)/i.exec(words)?.[1]?.slice(0, LONGEST_DURATION);
  const duration = /^[\d.hmsµu]+/.exec(said ?? '')?.[0].replace(/\.$/, '');
  return duration === undefined ? undefined : wait(durationMs(duration));
}

/** Of a number that was sent several times. */
function longest(numbers: string): number {
  return Math.max(...numbers.split(',').map(Number));
}

function wait(delayMs: number | undefined): number | undefined {
  return delayMs !== undefined && delayMs > 0 && delayMs <= YEAR_MS ? Math.ceil(delayMs) : undefined;
}
