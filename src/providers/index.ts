export type { Settings } from '../settings/settings.js';
export { defaultProviders } from './defaultProviders.js';
export type { ProviderAdapter } from './http/adapter.js';
export { httpProvider } from './own/httpProvider.js';
export { type OwnProvider, ownProvider } from './own/ownProvider.js';
