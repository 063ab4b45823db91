export type { Allowance, Budget } from '../allowance.js';
export { ProviderError, type ProviderErrorOptions } from '../errors.js';
export type { Parameters } from '../experiment.js';
export type { FailureClass } from '../failure.js';
export type { JsonValue } from '../json.js';
export { type Secrets, secretsOf } from '../settings/secrets.js';
export { readSettings, type Settings } from '../settings/settings.js';
export { defaultProviders } from './defaultProviders.js';
export { foreignFailureOf } from './failures/foreignFailureOf.js';
export type { HttpAnswer, HttpCall, ProviderAdapter } from './http/adapter.js';
export { type HttpReply, type HttpSend, type HttpSendOptions, httpSend } from './http/httpSend.js';
export { proxyFor } from './http/proxyFor.js';
export { type GuardProviderOptions, guardProvider } from './own/guardProvider.js';
export { type HttpProviderOptions, httpProvider } from './own/httpProvider.js';
export { loadProvider, type ProviderModule } from './own/loadProvider.js';
export { type OwnProvider, ownProvider } from './own/ownProvider.js';
export { type PricedCall, priceOf } from './prices/price.js';
export type { Completion, CompletionRequest, ModelInfo, Provider } from './provider.js';
export {
  KNOWN_PROVIDERS,
  type ProviderRegistry,
  type ProviderRegistryOptions,
  providerRegistry,
} from './registry.js';
