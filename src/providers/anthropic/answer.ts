import { ProviderError } from '../../errors.js';
import { type JsonObject, listIn, objectIn, textIn } from '../../json.js';
import type { Usage } from '../../usage.js';
import { anotherForm } from '../answers/anotherForm.js';
import { answerFacts } from '../answers/answerFacts.js';
import type { ReadAnswer } from '../answers/completionOf.js';
import { finishReasonOf } from '../answers/finishReasons.js';
import { tokenCount } from '../answers/tokenCount.js';
import { httpFailureOf } from '../failures/httpFailureOf.js';
import type { HttpAnswer } from '../http/adapter.js';

/**
 * Reads a message. Nothing is demanded that is not needed. Throws a `ProviderError` for an error inside a 2xx, and for
 * another form.
 *
 * @see https://platform.claude.com/docs/en/api/messages/create
 */
export function anthropicAnswer(provider: string, answer: HttpAnswer): ReadAnswer {
  const { body } = answer;
  const { error, content, stop_reason: stopReason, usage } = objectIn(body);
  const used = usageOf(usage);
  if (error) {
    throw ProviderError.from(httpFailureOf({ ...answer, provider, body: { error } }), {
      answer: answerFacts(used),
    });
  }
  if (!Array.isArray(content) && typeof content !== 'string') throw anotherForm(provider, answer);
  const blocks =
    typeof content === 'string' ? [{ type: 'text', text: content }] : listIn(content).map(objectIn);
  const word = textIn(stopReason);
  return {
    output: textsOf(blocks, 'text'),
    message: content,
    reasoning: textIn(textsOf(blocks, 'thinking')),
    toolCalls: blocks.filter(({ type }) => type === 'tool_use'),
    finishReason: finishReasonOf(word),
    rawFinishReason: word,
    ...used,
  };
}

/** A block of text holds its text under the name of its kind. */
function textsOf(blocks: readonly JsonObject[], kind: 'text' | 'thinking'): string {
  return blocks
    .map(({ type = 'text', ...block }) => (type === kind ? block[kind] : ''))
    .filter((text) => typeof text === 'string')
    .join('');
}

/** `input_tokens` are only those that the cache had no part in. */
function usageOf(usage: unknown): Usage {
  const freshTokens = tokenCount(usage, 'input_tokens');
  const cachedTokens = tokenCount(usage, 'cache_read_input_tokens') ?? 0;
  const cacheWriteTokens = tokenCount(usage, 'cache_creation_input_tokens') ?? 0;
  return {
    inputTokens: freshTokens === undefined ? undefined : freshTokens + cachedTokens + cacheWriteTokens,
    outputTokens: tokenCount(usage, 'output_tokens'),
    cachedTokens,
    cacheWriteTokens,
    reasoningTokens: tokenCount(usage, 'output_tokens_details', 'thinking_tokens'),
    serviceTier: textIn(objectIn(usage)['service_tier']),
  };
}
