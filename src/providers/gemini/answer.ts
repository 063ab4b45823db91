import { ProviderError } from '../../errors.js';
import type { FinishReason } from '../../result.js';
import type { ReadAnswer } from '../answers/completionOf.js';
import { shape } from '../answers/shape.js';
import { tokenCount } from '../answers/tokenCount.js';
import { failureOf } from '../failures/failureTable.js';
import type { HttpAnswer } from '../http/adapter.js';

const FINISH_REASONS: ReadonlyMap<string | undefined, FinishReason> = new Map([
  ['STOP', 'stop'],
  ['MAX_TOKENS', 'length'],
  ['SAFETY', 'content_filter'],
  ['RECITATION', 'content_filter'],
  ['LANGUAGE', 'content_filter'],
  ['BLOCKLIST', 'content_filter'],
  ['PROHIBITED_CONTENT', 'content_filter'],
  ['SPII', 'content_filter'],
  ['IMAGE_SAFETY', 'content_filter'],
  ['MALFORMED_FUNCTION_CALL', 'error'],
  ['UNEXPECTED_TOOL_CALL', 'error'],
  ['OTHER', 'error'],
]);

const content = shape((v) => {
  const text = v.optional(v.string());
  const part = v.looseObject({ text, thought: v.optional(v.boolean()) });
  const candidate = v.object({
    content: v.optional(v.object({ parts: v.optional(v.array(part), []) })),
    finishReason: text,
  });
  return v.object({
    candidates: v.optional(v.array(candidate), []),
    promptFeedback: v.optional(v.object({ blockReason: text, blockReasonMessage: text })),
    usageMetadata: v.optional(v.unknown()),
    error: v.optional(v.unknown()),
  });
});

/**
 * Reads the answer of `generateContent`. Throws a `ProviderError` for one that is an error, for a prompt that was
 * blocked, and for another form.
 *
 * @see https://ai.google.dev/api/generate-content#generatecontentresponse
 */
export function geminiAnswer(provider: string, { status, headers, body }: HttpAnswer): ReadAnswer {
  const read = content(body);
  if (!read) {
    throw new ProviderError(`${provider} answered in another form than agreed`, {
      failure: 'rejected',
      status,
    });
  }
  if (read.error) throw failureOf({ provider, status, headers, body: { error: read.error } });
  const [candidate] = read.candidates;
  if (!candidate) throw noCandidate(provider, status, read.promptFeedback);

  const parts = candidate.content?.parts ?? [];
  const text = parts.map((part) => (part.thought ? '' : (part.text ?? ''))).join('');
  const functionCalls = parts.filter((part) => 'functionCall' in part);
  const raw = candidate.finishReason;
  return {
    output: text || (functionCalls.length > 0 ? JSON.stringify(functionCalls) : ''),
    finishReason: FINISH_REASONS.get(raw),
    rawFinishReason: raw,
    ...usageOf(read.usageMetadata),
  };
}

function noCandidate(
  provider: string,
  status: number,
  blocked: { blockReason?: string | undefined; blockReasonMessage?: string | undefined } = {},
): ProviderError {
  const { blockReason, blockReasonMessage } = blocked;
  if (blockReason === undefined) {
    return new ProviderError(`${provider} answered without a candidate`, { failure: 'transient', status });
  }
  const said = blockReasonMessage ? `: ${blockReasonMessage}` : '';
  const text = `${provider} blocked the prompt (${blockReason})${said}`;
  return new ProviderError(text, { failure: 'rejected', status, code: blockReason });
}

/** Counts of zero are left out by the API. Thoughts are billed as output. */
function usageOf(usage: unknown) {
  const promptTokens = tokenCount(usage, 'promptTokenCount');
  const answerTokens = tokenCount(usage, 'candidatesTokenCount');
  const thoughtTokens = tokenCount(usage, 'thoughtsTokenCount');
  const known = promptTokens !== undefined || answerTokens !== undefined || thoughtTokens !== undefined;
  return {
    inputTokens: promptTokens,
    outputTokens: known ? (answerTokens ?? 0) + (thoughtTokens ?? 0) : undefined,
    reasoningTokens: thoughtTokens,
    cachedTokens: known ? (tokenCount(usage, 'cachedContentTokenCount') ?? 0) : undefined,
  };
}
