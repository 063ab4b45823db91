import { ProviderError } from '../../errors.js';
import type { Usage } from '../../usage.js';
import { cleanCompletion } from '../answers/cleanCompletion.js';
import { type PriceListing, withCost } from '../prices/price.js';
import type { Completion, CompletionRequest } from '../provider.js';
import type { HttpAnswer, ProviderAdapter } from './adapter.js';

export interface ReadCompletionOptions extends PriceListing {
  /** A text from outside as one harmless line, without keys. */
  readonly clean: (text: string) => string;
}

/**
 * What an answer comes to, clean and priced. Throws a `ProviderError` for one that is of no use: it has its price,
 * too.
 */
export function readCompletion(
  adapter: Pick<ProviderAdapter, 'toCompletion' | 'ofStream'>,
  answer: HttpAnswer,
  request: CompletionRequest,
  options: ReadCompletionOptions,
): Completion {
  const priced = <Facts extends Usage>(facts: Facts) => withCost(facts, request, options);
  try {
    return priced(cleanCompletion(adapter.toCompletion(whole(adapter, answer), request), options.clean));
  } catch (error) {
    if (!ProviderError.isInstance(error) || error.answer === undefined) throw error;
    throw ProviderError.from(error, { answer: priced(error.answer) });
  }
}

function whole(adapter: Pick<ProviderAdapter, 'ofStream'>, answer: HttpAnswer): HttpAnswer {
  return answer.stream && adapter.ofStream ? { ...answer, body: adapter.ofStream(answer.stream) } : answer;
}
