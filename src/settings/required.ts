import { ProviderError } from '../errors.js';
import type { Settings } from './settings.js';

// What an HTTP header can carry; a key with a line break or a curly quote was pasted wrongly.
const HEADER_VALUE = /^[\x20-\x7e]+$/;

/**
 * A setting that a provider cannot do without, and maybe others. Throws a `ProviderError` `unconfigured` that names
 * all that are missing.
 */
export function required(settings: Settings, name: string, ...others: readonly string[]): string {
  const value = settings.get(name);
  const missing = [name, ...others].filter((each) => settings.get(each) === undefined);
  if (value === undefined || missing.length > 0) {
    throw unconfigured(
      `Set ${missing.join(' and ')}, in the environment or in ${settings.file ?? 'a .env file'}`,
    );
  }
  return value;
}

/** A key that a provider cannot do without. */
export function requiredKey(settings: Settings, name: string): string {
  required(settings, name);
  return optionalKey(settings, name) ?? '';
}

/** A key that a provider may have. Throws a `ProviderError` `unconfigured` where no header could carry it. */
export function optionalKey(settings: Settings, name: string): string | undefined {
  const key = settings.get(name);
  if (key !== undefined && !HEADER_VALUE.test(key)) {
    throw unconfigured(`${name} holds characters that no key has: was it copied whole?`);
  }
  return key;
}

/**
 * The base address of an API, without the slash at its end: a setting, or its default. What other programs want behind
 * it is taken off. Throws a `ProviderError` `unconfigured` for one that is no http(s) address.
 *
 * @param ending What the program puts behind the address itself. Default: nothing.
 */
export function baseUrl(settings: Settings, name: string, fallback?: string, ending?: RegExp): string {
  const value = fallback === undefined ? required(settings, name) : (settings.get(name) ?? fallback);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw unconfigured(`${name} must be an address such as https://host/v1, without a query or a password`);
  }
  const base = withoutSlashes(url.href);
  return ending === undefined ? base : withoutSlashes(base.replace(ending, ''));
}

function withoutSlashes(address: string): string {
  let end = address.length;
  while (address[end - 1] === '/') end -= 1;
  return address.slice(0, end);
}

/** The failure of a provider that lacks a setting. The message names the setting. */
export function unconfigured(message: string): ProviderError {
  return new ProviderError(message, { failure: 'unconfigured' });
}
