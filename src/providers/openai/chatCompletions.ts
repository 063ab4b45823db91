import { ProviderError } from '../../errors.js';
import { objectIn } from '../../json.js';
import type { FinishReason } from '../../result.js';
import { completionOf } from '../answers/completionOf.js';
import { type ParameterPlaces, placedParameters } from '../answers/parameters.js';
import { shape } from '../answers/shape.js';
import { tokenCount } from '../answers/tokenCount.js';
import { failureOf } from '../failures/failureTable.js';
import type { HttpAnswer, ProviderAdapter } from '../http/adapter.js';
import type { CompletionRequest } from '../provider.js';

export interface ChatCompletionsOptions {
  /** Name in messages. */
  readonly provider: string;
  /** Address that calls go to. */
  readonly url: (model: string) => string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the API calls the limit of output tokens. Default `max_tokens`. */
  readonly maxTokens?: string;
  /** Whether `usage.cost` is what the call cost in US dollars. Default `false`. */
  readonly reportsCost?: boolean;
}

/** What a chat completion asks, parameters aside. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: { role: 'system' | 'user'; content: string }[];
}

const RESERVED = ['model', 'messages', 'stream', 'stream_options'];

/** A map: a server may say `constructor`, too. */
const FINISH_REASONS: ReadonlyMap<string | undefined, FinishReason> = new Map([
  ['stop', 'stop'],
  ['eos', 'stop'],
  ['end_turn', 'stop'],
  ['length', 'length'],
  ['model_length', 'length'],
  ['max_tokens', 'length'],
  ['content_filter', 'content_filter'],
  ['tool_calls', 'tool_calls'],
  ['function_call', 'tool_calls'],
  ['error', 'error'],
]);

const chatAnswer = shape((v) => {
  const text = v.nullish(v.string());
  const parts = v.array(v.looseObject({ type: v.optional(v.string()), text: v.optional(v.string()) }));
  return v.object({
    choices: v.nullish(
      v.array(
        v.object({
          message: v.nullish(
            v.object({
              content: v.union([text, parts]),
              refusal: text,
              tool_calls: v.nullish(v.array(v.unknown())),
            }),
          ),
          finish_reason: text,
          error: v.optional(v.unknown()),
        }),
      ),
    ),
    error: v.optional(v.unknown()),
    usage: v.optional(v.unknown()),
  });
});

/**
 * The chat completions API of OpenAI, which most others speak as well.
 *
 * @see https://platform.openai.com/docs/api-reference/chat/create
 */
export function chatCompletions(options: ChatCompletionsOptions): ProviderAdapter {
  const { provider, url, headers, maxTokens = 'max_tokens', reportsCost = false } = options;
  const places: ParameterPlaces = {
    named: { max_tokens: maxTokens, stop: 'stop' },
    others: '',
    reserved: RESERVED,
  };

  return {
    toCall: (request) => ({
      method: 'POST',
      url: url(request.model),
      headers,
      body: { ...chatRequest(request), ...placedParameters(request.parameters, places).body },
    }),
    toCompletion: (answer, { parameters }) => {
      const read = readAnswer(provider, answer);
      const { warnings } = placedParameters(parameters, places);
      if (!reportsCost) return completionOf(provider, { ...read, warnings });
      const { cost } = objectIn(objectIn(answer.body)['usage']);
      return completionOf(provider, { ...read, warnings, costUsd: amountIn(cost) });
    },
  };
}

/** The question itself: the user message, behind the system message if there is one. */
export function chatRequest({ model, system, prompt }: CompletionRequest): ChatRequest {
  const user = { role: 'user', content: prompt } as const;
  return { model, messages: system === undefined ? [user] : [{ role: 'system', content: system }, user] };
}

function readAnswer(provider: string, { status, headers, body }: HttpAnswer) {
  const read = chatAnswer(body);
  if (!read)
    throw new ProviderError(`${provider} answered in another form than agreed`, {
      failure: 'rejected',
      status,
    });
  const [choice] = read.choices ?? [];
  const error = read.error ?? choice?.error;
  if (error) throw failureOf({ provider, status, headers, body: { error } });
  if (!choice?.message)
    throw new ProviderError(`${provider} answered without a choice`, { failure: 'transient', status });

  const { content, refusal, tool_calls: toolCalls } = choice.message;
  const text = Array.isArray(content) ? content.map((part) => part.text ?? '').join('') : (content ?? '');
  const raw = choice.finish_reason ?? undefined;
  const { usage } = read;
  return {
    output: text || (toolCalls?.length ? JSON.stringify(toolCalls) : ''),
    refusal: refusal || undefined,
    finishReason: FINISH_REASONS.get(raw),
    rawFinishReason: raw,
    inputTokens: tokenCount(usage, 'prompt_tokens'),
    outputTokens: tokenCount(usage, 'completion_tokens'),
    cachedTokens:
      tokenCount(usage, 'prompt_tokens_details', 'cached_tokens') ??
      tokenCount(usage, 'prompt_cache_hit_tokens'), // of DeepSeek
    cacheWriteTokens: tokenCount(usage, 'prompt_tokens_details', 'cache_write_tokens'),
    reasoningTokens: tokenCount(usage, 'completion_tokens_details', 'reasoning_tokens'),
  };
}

function amountIn(cost: unknown): number | undefined {
  return typeof cost === 'number' && cost >= 0 && Number.isFinite(cost) ? cost : undefined;
}
