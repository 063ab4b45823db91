import type { Settings } from '../settings/settings.js';
import type { CallContext } from './http/callContext.js';
import type { Provider } from './provider.js';

/** What a provider is made from. */
export interface ProviderContext extends CallContext {
  /** The name that rows call it by. */
  readonly name: string;
  readonly settings: Settings;
}

/**
 * Makes a provider from settings. Nothing is sent yet. Throws a `ProviderError` of class `unconfigured`, with a
 * sentence that names the setting, where one is missing or wrong.
 */
export type ProviderFactory = (context: ProviderContext) => Provider;
