import type { SchedulerLike } from 'rxjs';
import type { Settings } from '../settings/settings.js';
import type { SendJson } from './http/sendJson.js';
import type { Provider } from './provider.js';

/** What a provider is made from. */
export interface ProviderContext {
  /** The name that rows call it by. */
  readonly name: string;
  readonly settings: Settings;
  /** Sends a call over the shared connections; every failure is already classified. */
  readonly send: SendJson;
  /** A text from outside as one harmless line, without keys. */
  readonly clean: (text: string) => string;
  /** Clock. */
  readonly scheduler: SchedulerLike;
}

/**
 * Makes a provider from settings. Nothing is sent yet. Throws a `ProviderError` of class `unconfigured`, with a
 * sentence that names the setting, where one is missing or wrong.
 */
export type ProviderFactory = (context: ProviderContext) => Provider;
