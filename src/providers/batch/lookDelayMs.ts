import { retryAfterMs } from '../failures/retryAfter.js';
import type { HttpAnswer } from '../http/adapter.js';

/** Milliseconds that an answer asks to wait before the next look; `undefined` where it asks for none. */
export function lookDelayMs({
  headers,
  nowMs = Date.now(),
}: Pick<HttpAnswer, 'headers' | 'nowMs'>): number | undefined {
  const delayMs = retryAfterMs(headers['retry-after'] ?? '', nowMs);
  return delayMs !== undefined && delayMs > 0 ? delayMs : undefined;
}
