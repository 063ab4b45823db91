import { objectOf, parsedJson } from '../json.js';
import { unconfigured } from './required.js';
import type { Settings } from './settings.js';

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VALUE = /^[\x20-\x7e\x80-\xff]*$/;

/**
 * Headers of one's own for the calls of a provider: a setting that holds a JSON object of texts. None where it is
 * missing. Their names are in lower case.
 *
 * Throws a `ProviderError` `unconfigured` for what is no such object, and for what no header can hold.
 *
 * @example
 * ownHeaders(readSettings(), 'OPENAI_HEADERS') // { 'x-team': 'bees' } of OPENAI_HEADERS={"X-Team": "bees"}
 */
export function ownHeaders(settings: Settings, name: string): Readonly<Record<string, string>> {
  const text = settings.get(name);
  if (text === undefined) return {};
  const headers = Object.entries(parsed(text, name));
  for (const [header, value] of headers) {
    if (typeof value !== 'string' || !NAME.test(header) || !VALUE.test(value)) {
      throw unconfigured(`${name}: the header '${header}' must have a text of one line as its value`);
    }
  }
  return Object.fromEntries(headers.map(([header, value]) => [header.toLowerCase(), String(value)]));
}

function parsed(text: string, name: string): Readonly<Record<string, unknown>> {
  const value = objectOf(parsedJson(text));
  if (value !== undefined) return value;
  throw unconfigured(`${name} must be a JSON object of texts, such as {"X-Team": "bees"}`);
}
