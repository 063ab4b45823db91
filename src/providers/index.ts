export { type FailureClass, ProviderError, type ProviderErrorOptions } from '../errors.js';
export type { HttpAnswer, HttpCall, ProviderAdapter } from './adapter.js';
export { type ClassifiedOptions, classified } from './classified.js';
export { defaultProviders } from './defaultProviders.js';
export { foreignFailureOf } from './foreignFailureOf.js';
export { proxyFor } from './http/proxyFor.js';
export { type HttpReply, type HttpSend, type HttpSendOptions, httpSend } from './http.js';
export { type HttpProviderOptions, httpProvider } from './httpProvider.js';
export { loadProvider, type ProviderModule } from './loadProvider.js';
export { type OwnProvider, ownProvider } from './ownProvider.js';
export { type PricedCall, priceOf } from './price.js';
export type {
  Allowance,
  Budget,
  Completion,
  CompletionRequest,
  JsonValue,
  ModelInfo,
  Parameters,
  Provider,
} from './provider.js';
export {
  KNOWN_PROVIDERS,
  type ProviderRegistry,
  type ProviderRegistryOptions,
  providerRegistry,
} from './registry.js';
export { type Secrets, secretsOf } from './secrets.js';
export { readSettings, type Settings } from './settings.js';
