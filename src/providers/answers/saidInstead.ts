import type { JsonValue } from '../../json.js';

/** Longer than any line that is made of it. */
const LONGEST = 500;

/**
 * What an answer says where its text belongs, as JSON: content of another type, parts that are no text. Whatever says
 * nothing is left out of it; `undefined` where nothing is left.
 *
 * @example
 * saidInstead({ role: 'assistant', content: { answer: 42 }, refusal: null }) // '{"content":{"answer":42}}'
 */
export function saidInstead(message: unknown): string | undefined {
  const said = withoutSilence(message as JsonValue | undefined);
  return said === undefined ? undefined : JSON.stringify(said).slice(0, LONGEST);
}

function withoutSilence(value: JsonValue | undefined): JsonValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value !== 'object') return value;
  const parts = Object.entries(value).flatMap(([name, part]) => {
    const said = NAMES_ONLY.includes(name) ? undefined : withoutSilence(part);
    return said === undefined ? [] : [[name, said] as const];
  });
  if (parts.length === 0) return undefined;
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

/** Fields that only say what stands beside them. */
const NAMES_ONLY = ['role', 'type', 'thought', 'thoughtSignature', 'signature'];
