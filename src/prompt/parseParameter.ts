import type { JsonValue } from '../json.js';

/**
 * A request parameter from text: JSON where it parses as such, else the text itself. What JavaScript's numbers cannot
 * hold (`1e999`, whole numbers beyond 2^53) stays text, so that nobody is sent another number than was written.
 *
 * @example
 * parseParameter('0.5') // 0.5
 * parseParameter('["a", "b"]') // ['a', 'b']
 * parseParameter('"123"') // '123'
 * parseParameter('low') // 'low'
 */
export function parseParameter(text: string): JsonValue {
  try {
    const value: JsonValue = JSON.parse(text);
    return isExact(value) ? value : text;
  } catch {
    // No JSON, or nested too deeply to be anybody's parameter.
    return text;
  }
}

function isExact(value: JsonValue): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !isBeyondIntegers(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isExact);
}

function isBeyondIntegers(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}
