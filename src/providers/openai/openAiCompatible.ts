import { own } from '../../json.js';
import { baseUrl, optionalKey, requiredKey } from '../../settings/required.js';
import type { Settings } from '../../settings/settings.js';
import type { ProviderFactory } from '../context.js';
import { CHAT_PATH, chatProvider } from './chatProvider.js';
import { KNOWN_SERVICES } from './knownServices.js';
import { PARAMETER_DIALECTS } from './parameterDialects.js';
import { schemaInWords } from './schemaInWords.js';

/** What the settings of a provider begin with: `my-api` reads `MY_API_BASE_URL`. */
export function settingPrefix(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

/** Whether a name is that of a well-known service, or the settings give it an address. */
export function isKnownName(name: string, settings: Settings): boolean {
  return Object.hasOwn(KNOWN_SERVICES, name) || settings.get(`${settingPrefix(name)}_BASE_URL`) !== undefined;
}

/** The names of all that settings give an address: `MY_API_BASE_URL` is that of `my-api`. */
export function namesWithBaseUrl(settings: Settings): readonly string[] {
  return (settings.names?.() ?? []).flatMap((setting) => {
    const prefix = /^([A-Z0-9]+(?:_[A-Z0-9]+)*)_BASE_URL$/.exec(setting)?.[1];
    return prefix === undefined ? [] : [prefix.toLowerCase().replaceAll('_', '-')];
  });
}

/**
 * Any API that is compatible with OpenAI's, at `NAME_BASE_URL` with the key `NAME_API_KEY`. A well-known service has its
 * address here, and needs a key there unless it runs on this machine.
 */
export const openAiCompatible: ProviderFactory = (context) => {
  const { name, settings } = context;
  const prefix = settingPrefix(name);
  const service = own(KNOWN_SERVICES, name);
  const ownAddress = settings.get(`${prefix}_BASE_URL`) !== undefined;
  const keyOf = service?.needsKey && !ownAddress ? requiredKey : optionalKey;
  const provider = chatProvider(context, {
    baseUrl: baseUrl(settings, `${prefix}_BASE_URL`, service?.baseUrl, CHAT_PATH),
    key: keyOf(settings, `${prefix}_API_KEY`),
    priceListName: ownAddress ? undefined : name,
    dialect: own(PARAMETER_DIALECTS, name),
  });
  return name === 'deepseek' ? { ...provider, ...schemaInWords(provider) } : provider;
};
