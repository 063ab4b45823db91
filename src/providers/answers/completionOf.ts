import { ProviderError } from '../../errors.js';
import type { FinishReason } from '../../result.js';
import type { Completion } from '../provider.js';
import { answerFacts } from './answerFacts.js';

/** What an adapter has read out of an answer. */
export interface ReadAnswer extends Completion {
  /** What the model said instead of an answer. */
  readonly refusal?: string | undefined;
}

const WARNINGS: Readonly<Partial<Record<FinishReason, string>>> = {
  length: 'The answer was cut at the token limit',
  content_filter: 'The answer was cut by a content filter',
  error: 'The answer was cut by an error of the provider',
};

/**
 * What an answer comes to: cut answers and refusals get their warning, and an empty one is an error.
 *
 * Throws a `ProviderError` where there is no text: `transient` where nothing was paid for (a cold start), else
 * `rejected`, with the reason as far as it is known.
 *
 * @param provider Name in messages.
 */
export function completionOf(provider: string, answer: ReadAnswer): Completion {
  const { refusal, finishReason, warnings = [] } = answer;
  const output = answer.output || (refusal ?? '');
  if (output === '') throw emptyAnswer(provider, answer);
  const cut = finishReason && WARNINGS[finishReason];
  if (refusal === undefined && cut === undefined) return answer;
  const said = refusal === undefined ? [] : [`The model refused: ${refusal}`];
  return { ...answer, output, warnings: [...said, ...(cut === undefined ? [] : [cut]), ...warnings] };
}

function emptyAnswer(provider: string, answer: ReadAnswer): ProviderError {
  const { finishReason, rawFinishReason, outputTokens } = answer;
  const because = rawFinishReason ? ` (${rawFinishReason})` : '';
  const empty = (failure: 'rejected' | 'transient', message: string) =>
    new ProviderError(message, { failure, answer: answerFacts(answer) });
  if (finishReason === 'content_filter') {
    return empty('rejected', `${provider} answered nothing: a content filter stopped it${because}`);
  }
  if (finishReason === 'length') {
    const used = outputTokens === undefined ? 'its tokens' : `its ${outputTokens} tokens`;
    return empty(
      'rejected',
      `${provider} used up ${used} before the answer began: allow more with max_tokens`,
    );
  }
  return empty(outputTokens ? 'rejected' : 'transient', `${provider} answered with an empty text${because}`);
}
