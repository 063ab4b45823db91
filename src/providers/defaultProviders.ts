import { readSettings } from '../settings/settings.js';
import { httpSend } from './http/httpSend.js';
import { proxyFor } from './http/proxyFor.js';
import type { ProviderLookup } from './provider.js';
import { providerRegistry } from './registry.js';

/**
 * All providers that an environment and the `.env` nearest to a directory give access to, over connections of their
 * own.
 */
export function defaultProviders(
  env: Readonly<Record<string, string | undefined>> = process.env,
  directory: string = process.cwd(),
): ProviderLookup {
  const settings = readSettings(env, directory);
  return providerRegistry({ settings, send: httpSend({ proxyFor: proxyFor(settings) }) });
}
