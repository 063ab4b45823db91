import { batchPriceOf } from '../providers/batch/batchApi.js';
import type { Provider, ProviderLookup } from '../providers/provider.js';

/** The same providers, whose calls cost what they do in a batch: for budgets and forecasts. */
export function atBatchPrice(providers: ProviderLookup): ProviderLookup {
  const made = new Map<string, Provider>();
  const find = (name: string) => {
    const provider = providers(name);
    const price = batchPriceOf(provider);
    if (provider === undefined || price === undefined) return provider;
    const known = made.get(name) ?? { ...provider, price };
    made.set(name, known);
    return known;
  };
  return Object.assign(find, { known: providers.known, howToKnow: providers.howToKnow }) as ProviderLookup;
}
