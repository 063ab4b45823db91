import { readSettings } from '../settings/settings.js';
import { httpSend } from './http/httpSend.js';
import { proxyFor } from './http/proxyFor.js';
import type { ProviderLookup } from './provider.js';
import { providerRegistry } from './registry.js';

/**
 * All providers that an environment and the `.env` nearest to a directory give access to, over connections of their
 * own. A provider is made when it is first asked for; one that lacks a setting says so in `unconfigured`.
 *
 * Throws a `UsageError` for a proxy setting that is no address, and for a `.env` that cannot be read.
 *
 * @param env Variables by name. They win over those of the `.env`. Default `process.env`.
 * @param directory Where the search for a `.env` begins, which goes upwards. Default `process.cwd()`.
 *
 * @example
 * const providers = defaultProviders({ OPENAI_API_KEY: 'sk-1' });
 * providers('openai')?.unconfigured; // undefined: it can be asked
 */
export function defaultProviders(
  env: Readonly<Record<string, string | undefined>> = process.env,
  directory: string = process.cwd(),
): ProviderLookup {
  const settings = readSettings(env, directory);
  return providerRegistry({ settings, send: httpSend({ proxyFor: proxyFor(settings) }) });
}
