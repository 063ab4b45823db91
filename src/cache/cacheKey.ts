import { hash } from 'node:crypto';
import type { CompletionRequest, Provider } from '../providers/provider.js';

/** A question, as far as its answer depends on it. */
export interface CachedQuestion {
  readonly experiment: { readonly provider: string; readonly repeat: number };
  readonly provider: Pick<Provider, 'identify'>;
  readonly request: CompletionRequest;
}

/**
 * Names an answer by its provider, the address and the whole body of its call, and which repetition it is: a SHA-256.
 * Keys, timeouts and the place of the row make no difference. `undefined` where the provider does not say what it sends.
 */
export function cacheKey({ experiment, provider, request }: CachedQuestion): string | undefined {
  const sent = provider.identify?.(request);
  if (sent === undefined) return undefined;
  return hash('sha256', JSON.stringify([experiment.provider, sent.url, sent.body, experiment.repeat]), 'hex');
}
