import { ProviderError } from '../../errors.js';
import { type JsonObject, listIn, objectIn, textIn } from '../../json.js';
import { anotherForm } from '../answers/anotherForm.js';
import { answerFacts } from '../answers/answerFacts.js';
import type { ReadAnswer } from '../answers/completionOf.js';
import { finishReasonOf } from '../answers/finishReasons.js';
import { httpFailureOf } from '../failures/httpFailureOf.js';
import type { HttpAnswer } from '../http/adapter.js';
import { chatUsage } from './chatUsage.js';

/**
 * Reads a chat completion. Nothing is demanded that is not needed: what is missing, `null` or of another type says
 * nothing. Throws a `ProviderError` for an error inside a 2xx, for an answer without a choice, and for another form.
 *
 * @param reportsCost Whether `usage.cost` is what the call cost in US dollars.
 * @see https://platform.openai.com/docs/api-reference/chat/object
 */
export function chatAnswer(provider: string, answer: HttpAnswer, reportsCost: boolean): ReadAnswer {
  const { status, body } = answer;
  const { error: topError, choices } = objectIn(body);
  const usage = chatUsage(body, reportsCost);
  const [first] = listIn(choices);
  const choice = objectIn(first);
  const error = topError || choice['error'];
  if (error) {
    throw ProviderError.from(httpFailureOf({ ...answer, provider, body: { error } }), {
      answer: answerFacts(usage),
    });
  }
  if (!Array.isArray(choices)) throw anotherForm(provider, answer);
  if (choices.length === 0) {
    const message = `${provider} answered without a choice`;
    throw new ProviderError(message, { failure: 'transient', status, answer: answerFacts(usage) });
  }
  const word = textIn(choice['finish_reason']);
  const { output, message, reasoning, refusal, toolCalls } = messageIn(choice);
  return {
    output,
    message,
    reasoning,
    refusal,
    toolCalls,
    finishReason: finishReasonOf(word),
    rawFinishReason: word,
    inputTokens: usage.inputTokens,
    outputTokens: usage.outputTokens,
    cachedTokens: usage.cachedTokens,
    cacheWriteTokens: usage.cacheWriteTokens,
    reasoningTokens: usage.reasoningTokens,
    serviceTier: usage.serviceTier,
    costUsd: usage.costUsd,
    warnings:
      choices.length > 1 ? [`The provider gave ${choices.length} answers: only the first one is kept`] : [],
  };
}

function messageIn(choice: JsonObject) {
  const message = objectIn(choice['message']);
  const { function_call: functionCall, audio, images } = message;
  const content = message['content'] ?? choice['text'];
  const toolCalls = listIn(message['tool_calls']);
  return {
    output: textOf(content),
    message: { content, audio, images },
    reasoning: reasoningIn(message, content),
    refusal: textIn(message['refusal']),
    toolCalls:
      toolCalls.length === 0 && Object.keys(objectIn(functionCall)).length > 0 ? [functionCall] : toolCalls,
  };
}

/** A content is a text, or a list of parts. */
function textOf(content: unknown): string {
  return Array.isArray(content) ? content.map(textOfPart).join('') : textOfPart(content);
}

function textOfPart(part: unknown): string {
  const text = typeof part === 'string' ? part : objectIn(part)['text'];
  return typeof text === 'string' ? text : '';
}

/** `reasoning_content` of DeepSeek, xAI and SGLang, `reasoning` of OpenRouter and Groq, `thinking` parts of Mistral. */
function reasoningIn(message: JsonObject, content: unknown): string | undefined {
  return textIn(message['reasoning_content']) ?? textIn(message['reasoning']) ?? textIn(thinkingIn(content));
}

function thinkingIn(content: unknown): string {
  const thinkingOf = (part: unknown) => textOf(objectIn(part)['thinking']);
  return Array.isArray(content) ? content.map(thinkingOf).join('') : thinkingOf(content);
}
