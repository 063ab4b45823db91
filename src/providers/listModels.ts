import { asyncScheduler, defer, map, type Observable, type SchedulerLike, throwError, timeout } from 'rxjs';
import { ProviderError, UsageError } from '../errors.js';
import { longTimers } from '../operators/longTimers.js';
import { defaultProviders } from './defaultProviders.js';
import type { ModelInfo, ProviderLookup } from './provider.js';
import { unknownProvider } from './unknownProvider.js';

export interface ListModelsOptions {
  /** Finds the provider. Default: all that the environment and the nearest `.env` give access to. */
  readonly providers?: ProviderLookup | undefined;
  /** Longest wait for the whole list, in milliseconds. Default `30_000`. */
  readonly timeoutMs?: number | undefined;
  /** Clock of the wait. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike | undefined;
}

/**
 * The models that a provider offers, sorted by name, in one emission.
 *
 * Errors with a `UsageError` for a name that is not known, and with a `ProviderError` where a setting is missing, the
 * provider has no list, or does not answer.
 *
 * @example
 * const models = await lastValueFrom(listModels('openrouter'));
 */
export function listModels(name: string, options: ListModelsOptions = {}): Observable<readonly ModelInfo[]> {
  const { providers = defaultProviders(), timeoutMs = 30_000, scheduler = asyncScheduler } = options;
  const failed = (failure: 'unconfigured' | 'rejected' | 'transient', message: string) =>
    throwError(() => new ProviderError(message, { failure }));

  return defer(() => {
    const provider = providers(name.trim().toLowerCase());
    if (!provider) return throwError(() => new UsageError(unknownProvider(name, providers)));
    if (provider.unconfigured !== undefined)
      return failed('unconfigured', `${name}: ${provider.unconfigured}`);
    if (!provider.models) return failed('rejected', `${name} does not say which models it offers`);
    const where = provider.address === undefined ? '' : ` at ${provider.address}`;
    const late = () =>
      failed('transient', `${name}${where} did not list its models within ${timeoutMs / 1000} s`);
    return provider
      .models()
      .pipe(timeout({ first: timeoutMs, scheduler: longTimers(scheduler), with: late }), map(sorted));
  });
}

/** By code points, so that the order is the same everywhere. */
function sorted(models: readonly ModelInfo[]): readonly ModelInfo[] {
  return models.toSorted((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id)));
}
