import type { Provider } from '../../providers/provider.js';
import type { ProviderLookup } from '../runOptions.js';

/** A lookup over objects by name, or the lookup that was given, asked once for each name. */
export function providerLookup(
  providers: Readonly<Record<string, Provider>> | ProviderLookup,
): ProviderLookup {
  if (typeof providers !== 'function') {
    const find = (name: string) => (Object.hasOwn(providers, name) ? providers[name] : undefined);
    return Object.assign(find, { known: Object.keys(providers) });
  }
  const found = new Map<string, Provider | undefined>();
  const find = (name: string) => {
    if (!found.has(name)) found.set(name, providers(name));
    return found.get(name);
  };
  return Object.assign(find, { known: providers.known ?? [], howToKnow: providers.howToKnow });
}
