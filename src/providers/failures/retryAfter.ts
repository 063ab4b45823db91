import { durationMs } from './duration.js';

/** From 2001 on, a number is a moment and no wait: in seconds since 1970, or in milliseconds. */
const FIRST_EPOCH_S = 1e9;
const FIRST_EPOCH_MS = 1e12;

/** The units that people write, as those of a Go duration. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:ms|msecs?|milliseconds?|millis)$/, 'ms'],
  [/^(?:s|secs?|seconds?)$/, 's'],
  [/^(?:m|mins?|minutes?)$/, 'm'],
  [/^(?:h|hrs?|hours?)$/, 'h'],
];

const LONGEST_TEXT = 200;

/**
 * Milliseconds from now that a `Retry-After` asks for, whatever form it has: seconds, a duration (`3s`, `1m30s`,
 * `PT3S`, `3 seconds`), a date, with or without a zone (which is then GMT), a moment since 1970. Of several, the
 * longest. `undefined` where it is none of them; `0` and less for a wait that is over.
 *
 * @param nowMs Clock that moments are compared to, in milliseconds since 1970.
 *
 * @example
 * retryAfterMs('3s', Date.now()) // 3000
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryAfterMs(text: string, nowMs: number): number | undefined {
  // A date says the same without the weekday in front of its comma.
  const waits = text
    .slice(0, LONGEST_TEXT)
    .split(',')
    .map((part) => waitMs(part.trim(), nowMs))
    .filter((ms) => ms !== undefined);
  return waits.length === 0 ? undefined : Math.max(...waits);
}

function waitMs(text: string, nowMs: number): number | undefined {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return ofNumber(Number(text), nowMs);
  return wordsMs(text) ?? dateMs(text, nowMs);
}

function ofNumber(value: number, nowMs: number): number {
  if (value >= FIRST_EPOCH_MS) return value - nowMs;
  return value >= FIRST_EPOCH_S ? value * 1000 - nowMs : value * 1000;
}

function wordsMs(text: string): number | undefined {
  const small = text.toLowerCase().replace(/^pt/, '');
  const [, amount, word = ''] = /^(\d+(?:\.\d+)?) *([a-z]+)$/.exec(small) ?? [];
  const unit = UNITS.find(([words]) => words.test(word))?.[1];
  return durationMs(amount !== undefined && unit !== undefined ? `${amount}${unit}` : small);
}

/** A date without a zone is GMT: what else it could be, nobody knows. */
function dateMs(text: string, nowMs: number): number | undefined {
  if (!/\d:\d/.test(text)) return undefined;
  const hasZone = /(?:[A-Za-z]|[+-]\d{2}:?\d{2})$/.test(text);
  const isIso = /^\d{4}-\d{2}-\d{2}T/.test(text);
  const atMs = Date.parse(hasZone ? text : `${text}${isIso ? 'Z' : ' GMT'}`);
  return Number.isNaN(atMs) ? undefined : atMs - nowMs;
}
