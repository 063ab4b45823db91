import { NEVER } from 'rxjs';
import type { ProviderLookup } from '../../../providers/provider.js';
import { steadyScheduler } from '../../../run/steadyScheduler.js';
import { knownFacts } from '../../../workers/run/knownFacts.js';

/** Providers that workers will be: what is known of them before anybody is asked. */
export function workerProviders(): ProviderLookup {
  return (name) => ({ ...knownFacts(name, steadyScheduler), complete: () => NEVER });
}
