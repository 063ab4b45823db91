import { type JsonObject, objectIn, textIn } from '../../json.js';
import { durationMs } from './duration.js';
import type { ServerError } from './serverError.js';

export type Headers = Readonly<Record<string, string>>;

const YEAR_MS = 366 * 24 * 3_600_000;

/**
 * Milliseconds that a server wants to be left alone for, from the first of these that says so:
 * `retry-after-ms`, `retry-after` (seconds, fractions too, or an HTTP date), Gemini's `RetryInfo`, OpenRouter's
 * `metadata`, and, as a last resort, the words "try again in 599ms".
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

/** @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function fromHeaders(headers: Headers, nowMs: number): number | undefined {
  const milliseconds = headers['retry-after-ms'];
  const after = headers['retry-after'];
  return wait(Number(milliseconds)) ?? (after === undefined ? undefined : fromRetryAfter(after, nowMs));
}

function fromRetryAfter(after: string, nowMs: number): number | undefined {
  return wait(/[a-z]/i.test(after) ? Date.parse(after) - nowMs : Number(after) * 1_000);
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
  const duration = /(?:try again|retry) (?:in|after) ([\d.]+\w*(?:[\d.]+\w+)*)/i.exec(words)?.[1];
  return duration === undefined ? undefined : wait(durationMs(duration.replace(/\.$/, '')) ?? Number.NaN);
}

function wait(delayMs: number): number | undefined {
  return delayMs > 0 && delayMs <= YEAR_MS ? Math.ceil(delayMs) : undefined;
}
