import { own } from '../../json.js';
import type { Provider, ProviderLookup } from '../../providers/provider.js';

/** Names that nobody is called by which are remembered. A file may hold any number of them. */
const MOST_UNKNOWN = 1000;

/**
 * A lookup over objects by name, or the lookup that was given, asked once for each name. Of names that it does not know a
 * thousand are remembered, and asked for again after that.
 */
export function providerLookup(
  providers: Readonly<Record<string, Provider>> | ProviderLookup,
): ProviderLookup {
  if (typeof providers !== 'function') {
    const find = (name: string) => own(providers, name);
    return Object.assign(find, { known: Object.keys(providers) });
  }
  const found = new Map<string, Provider>();
  const unknown = new Set<string>();
  const find = (name: string) => {
    const known = found.get(name);
    if (known !== undefined || unknown.has(name)) return known;
    const provider = providers(name);
    if (provider !== undefined) found.set(name, provider);
    else {
      if (unknown.size >= MOST_UNKNOWN) unknown.clear();
      unknown.add(name);
    }
    return provider;
  };
  return Object.assign(find, { known: providers.known ?? [], howToKnow: providers.howToKnow });
}
