import { textIn } from '../../json.js';

/** The moment that a text of a batch names, in milliseconds since 1970; `undefined` where it names none. */
export function momentMs(value: unknown): number | undefined {
  const ms = Date.parse(textIn(value) ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}
