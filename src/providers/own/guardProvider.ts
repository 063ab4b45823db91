import { asyncScheduler, from, type Observable, type SchedulerLike } from 'rxjs';
import { cleanText } from '../../text/cleanText.js';
import { checkedCompletion } from '../answers/checkedCompletion.js';
import { cleanCompletion } from '../answers/cleanCompletion.js';
import { withCleanFailures } from '../failures/withCleanFailures.js';
import type { Provider } from '../provider.js';

export interface GuardProviderOptions {
  /** Name of the provider in messages. */
  readonly name: string;
  /** Takes the keys out of a text. Default: leaves it as it is. */
  readonly redact?: ((text: string) => string) | undefined;
  /** Clock that the dates in its failures (`retry-after`) are judged by. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike | undefined;
}

/**
 * The same provider, whose every error is a `ProviderError`, and whose every message and warning is one clean line
 * without keys. The answers themselves are not touched; what comes with them is left out where it has the wrong type.
 *
 * What a provider throws at call time goes down the error channel, too.
 *
 * @example
 * const safe = guardProvider(provider, { name: 'mine', redact: (text) => text.replaceAll(key, '***') });
 */
export function guardProvider(
  provider: Provider,
  { name, redact, scheduler = asyncScheduler }: GuardProviderOptions,
): Provider {
  const clean = (text: string) => cleanText(text, redact);
  const guarded = <T>(call: () => Observable<T>, see: (value: T) => T = (value) => value) =>
    withCleanFailures((observer) => from(call()).subscribe(observer), {
      provider: name,
      clean,
      see,
      now: () => scheduler.now(),
    });
  const { contextWindow, price, models, identify, leftOut } = provider;

  return {
    complete: (request) =>
      guarded(
        () => provider.complete(request),
        (completion) => cleanCompletion(checkedCompletion(name, completion), clean),
      ),
    ...(contextWindow && {
      contextWindow: (request) => guarded(() => contextWindow.call(provider, request)),
    }),
    ...(price && { price: (request) => guarded(() => price.call(provider, request)) }),
    ...(models && { models: () => guarded(() => models.call(provider)) }),
    ...(identify && { identify: (request) => identify.call(provider, request) }),
    ...(leftOut && { leftOut: (request) => leftOut.call(provider, request).map(clean) }),
    concurrency: provider.concurrency,
    limits: provider.limits,
    attachments: provider.attachments,
    address: provider.address === undefined ? undefined : clean(provider.address),
    unconfigured: provider.unconfigured === undefined ? undefined : clean(provider.unconfigured),
  };
}
