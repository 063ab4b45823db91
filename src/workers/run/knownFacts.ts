import type { SchedulerLike } from 'rxjs';
import type { Provider } from '../../providers/provider.js';
import { KNOWN_PROVIDERS, providerRegistry } from '../../providers/registry.js';

/** Stands in for what only workers have. Nothing is ever sent with it. */
const STAND_INS: Readonly<Record<string, string>> = {
  KEY: 'the-workers-have-it',
  URL: 'http://workers.invalid',
  ENDPOINT: 'http://workers.invalid',
};

/** What is known of a provider of this name, wherever it is. */
export type KnownFacts = Pick<Provider, 'limits' | 'attachments' | 'leftOut'>;

/**
 * What is known of a provider without its keys: whose its limits are, which images it takes, what it leaves out. Addresses
 * and keys are with the workers, so that none is needed here, and what depends on them is not told.
 */
export function knownFacts(name: string, scheduler: SchedulerLike): KnownFacts {
  // Those that have an address of their own keep it.
  const isGiven = (setting: string) => setting.endsWith('_BASE_URL') && KNOWN_PROVIDERS.includes(name);
  const get = (setting: string) =>
    isGiven(setting) ? undefined : STAND_INS[setting.split('_').at(-1) ?? ''];
  const send = Object.assign(() => () => {}, { close: () => {} });
  const { limits, attachments, leftOut } =
    providerRegistry({ settings: { get }, send, scheduler })(name) ?? {};
  return { limits, attachments, ...(leftOut && { leftOut }) };
}
