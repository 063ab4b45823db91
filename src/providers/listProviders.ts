import { defaultProviders } from './defaultProviders.js';
import type { ProviderLookup } from './provider.js';
import { DEFAULT_CONCURRENCY } from './provider.js';

/** One provider, as far as the settings tell. Nothing is called. */
export interface ProviderInfo {
  /** What rows call it in the column `provider`. */
  readonly name: string;
  /** Whether it has all the settings that it needs. Its server may still refuse them. */
  readonly configured: boolean;
  /** What is missing, as a sentence that names the setting; `undefined` where nothing is. Holds no secret. */
  readonly missing: string | undefined;
  /** Calls at once unless the user says otherwise; `Infinity` where only the cap over all bounds it. */
  readonly concurrency: number;
}

export interface ListProvidersOptions {
  /** Where to look. Default: all that the environment and the nearest `.env` give access to. */
  readonly providers?: ProviderLookup | undefined;
}

/**
 * The providers known by name or by a `NAME_BASE_URL` in the settings, and which of them can be used.
 *
 * @example
 * const usable = listProviders().filter(({ configured }) => configured);
 */
export function listProviders(options: ListProvidersOptions = {}): readonly ProviderInfo[] {
  const { providers = defaultProviders() } = options;
  const { known = [] } = providers;
  return known.map((name) => {
    const provider = providers(name);
    return {
      name,
      configured: provider !== undefined && provider.unconfigured === undefined,
      missing: provider?.unconfigured,
      concurrency: provider?.concurrency ?? DEFAULT_CONCURRENCY,
    };
  });
}
