import type { HttpSend } from '../../../providers/http/httpSend.js';
import { guardProvider } from '../../../providers/own/guardProvider.js';
import { loadProvider } from '../../../providers/own/loadProvider.js';
import type { ProviderLookup } from '../../../providers/provider.js';
import { providerRegistry } from '../../../providers/registry.js';

import { steadyScheduler } from '../../../run/steadyScheduler.js';
import type { Secrets } from '../../../settings/secrets.js';
import type { RunFlags } from '../flags/runFlags.js';

/** The providers that rows can name: the user's own first, then those that the settings give access to. */
export async function providersOf(
  flags: Pick<RunFlags, 'provider-module'>,
  { settings, redact }: Secrets,
  send: HttpSend,
  directory: string,
): Promise<ProviderLookup> {
  // The clock of the run, by which it judges when a server's delay is over.
  const scheduler = steadyScheduler;
  const registry = providerRegistry({ settings, send, redact, scheduler });
  const modules = flags['provider-module'].map(async ({ name: given, value: file }) => {
    const name = given.trim().toLowerCase();
    const provider = await loadProvider({ name, file, settings, directory });
    return [name, guardProvider(provider, { name, redact, scheduler })] as const;
  });
  const own = new Map(await Promise.all(modules));
  const find = (name: string) => own.get(name) ?? registry(name);
  const { howToKnow } = registry;
  return Object.assign(find, { known: [...own.keys(), ...(registry.known ?? [])], howToKnow });
}
