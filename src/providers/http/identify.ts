import type { Provider } from '../provider.js';
import type { ProviderAdapter } from './adapter.js';

/** What an adapter sends for a question: address and body, but no headers, which hold the key. */
export function identify({ toCall }: Pick<ProviderAdapter, 'toCall'>): NonNullable<Provider['identify']> {
  return (request) => {
    const { url, body } = toCall(request);
    return { url, body };
  };
}
