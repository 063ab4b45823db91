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
 * Reads the answer of `generateContent`. Nothing is demanded that is not needed. Throws a `ProviderError` for one that
 * is an error, for a prompt that was blocked, and for another form.
 *
 * @see https://ai.google.dev/api/generate-content#generatecontentresponse
 */
export function geminiAnswer(provider: string, answer: HttpAnswer): ReadAnswer {
  const { status, body } = answer;
  const { error, candidates, promptFeedback, usageMetadata } = objectIn(body);
  const used = usageOf(usageMetadata);
  if (error) {
    throw ProviderError.from(httpFailureOf({ ...answer, provider, body: { error } }), {
      answer: answerFacts(used),
    });
  }
  const [candidate] = listIn(candidates).map(objectIn);
  if (candidate === undefined) {
    const isEmpty = Array.isArray(candidates) || promptFeedback !== undefined || usageMetadata !== undefined;
    // A list of nothing is left out by the API.
    if (!isEmpty && JSON.stringify(body) !== '{}') throw anotherForm(provider, answer);
    throw noCandidate(provider, status, { feedback: objectIn(promptFeedback), used });
  }
  const parts = listIn(objectIn(candidate['content'])['parts']).map(objectIn);
  const word = textIn(candidate['finishReason']);
  return {
    message: candidate['content'],
    output: textsOf(parts.filter(({ thought }) => thought !== true)),
    reasoning: textIn(textsOf(parts.filter(({ thought }) => thought === true))),
    toolCalls: parts.filter((part) => 'functionCall' in part),
    finishReason: finishReasonOf(word),
    rawFinishReason: word,
    ...used,
  };
}

function textsOf(parts: readonly JsonObject[]): string {
  return parts
    .map(({ text }) => text)
    .filter((text) => typeof text === 'string')
    .join('');
}

function noCandidate(
  provider: string,
  status: number,
  { feedback, used }: { readonly feedback: JsonObject; readonly used: Usage },
): ProviderError {
  const answer = answerFacts(used);
  const blockReason = textIn(feedback['blockReason']);
  if (blockReason === undefined) {
    const message = `${provider} answered without a candidate`;
    return new ProviderError(message, { failure: 'transient', status, answer });
  }
  const blockMessage = textIn(feedback['blockReasonMessage']);
  const said = blockMessage === undefined ? '' : `: ${blockMessage}`;
  const text = `${provider} blocked the prompt (${blockReason})${said}`;
  return new ProviderError(text, { failure: 'rejected', status, code: blockReason, answer, aboutRow: true });
}

/** Counts of zero are left out by the API. Thoughts are billed as output, what tools were asked as input. */
function usageOf(usage: unknown): Usage {
  const promptTokens = tokenCount(usage, 'promptTokenCount');
  const toolTokens = tokenCount(usage, 'toolUsePromptTokenCount') ?? 0;
  const answerTokens = tokenCount(usage, 'candidatesTokenCount');
  const thoughtTokens = tokenCount(usage, 'thoughtsTokenCount');
  const known = promptTokens !== undefined || answerTokens !== undefined || thoughtTokens !== undefined;
  return {
    inputTokens: promptTokens === undefined ? undefined : promptTokens + toolTokens,
    outputTokens: known ? (answerTokens ?? 0) + (thoughtTokens ?? 0) : undefined,
    reasoningTokens: thoughtTokens,
    cachedTokens: known ? (tokenCount(usage, 'cachedContentTokenCount') ?? 0) : undefined,
    serviceTier: textIn(objectIn(usage)['serviceTier'])?.toLowerCase(),
  };
}
