import { ProviderError } from '../../errors.js';

/** Throws the failure of a stream whose end never came. */
export function brokeOff(provider: string): never {
  throw new ProviderError(`${provider} broke off in the middle of an answer that it streamed`, {
    failure: 'transient',
  });
}
