import { ProviderError } from '../../errors.js';
import { objectIn } from '../../json.js';
import type { FinishReason } from '../../result.js';
import { completionOf } from '../answers/completionOf.js';
import { type ParameterPlaces, placedParameters } from '../answers/parameters.js';
import { shape } from '../answers/shape.js';
import { tokenCount } from '../answers/tokenCount.js';
import { failureOf } from '../failures/failureTable.js';
import type { HttpAnswer, ProviderAdapter } from '../http/adapter.js';

export interface AnthropicMessagesOptions {
  /** Name in messages. */
  readonly provider: string;
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The API wants a limit, and has no default of its own. */
const DEFAULT_MAX_TOKENS = 4096;

/** The API refuses a body with a name that it does not know, so there is no place for others. */
const PLACES: ParameterPlaces = {
  named: {
    max_tokens: 'max_tokens',
    temperature: 'temperature',
    top_p: 'top_p',
    top_k: 'top_k',
    stop: 'stop_sequences',
    reasoning_effort: 'output_config.effort',
    output_config: 'output_config',
    thinking: 'thinking',
    tools: 'tools',
    tool_choice: 'tool_choice',
    metadata: 'metadata',
    service_tier: 'service_tier',
    inference_geo: 'inference_geo',
    cache_control: 'cache_control',
    container: 'container',
  },
  lists: ['stop_sequences'],
  reserved: [],
};

const FINISH_REASONS: ReadonlyMap<string | undefined, FinishReason> = new Map([
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['pause_turn', 'length'],
  ['tool_use', 'tool_calls'],
  ['refusal', 'content_filter'],
]);

const message = shape((v) =>
  v.object({
    content: v.array(v.looseObject({ type: v.string(), text: v.optional(v.string()) })),
    stop_reason: v.nullish(v.string()),
    usage: v.optional(v.unknown()),
  }),
);

/**
 * Anthropic's Messages API. A row that gives no `max_tokens` gets 4096.
 *
 * @see https://platform.claude.com/docs/en/api/messages/create
 */
export function anthropicMessages({ provider, baseUrl, headers }: AnthropicMessagesOptions): ProviderAdapter {
  return {
    toCall: ({ model, prompt, system, parameters }) => ({
      method: 'POST',
      url: `${baseUrl}/v1/messages`,
      headers,
      body: {
        model,
        max_tokens: DEFAULT_MAX_TOKENS,
        ...(system !== undefined && { system }),
        messages: [{ role: 'user', content: prompt }],
        ...placedParameters(parameters, PLACES).body,
      },
    }),
    toCompletion: (answer, { parameters }) =>
      completionOf(provider, {
        ...readAnswer(provider, answer),
        warnings: placedParameters(parameters, PLACES).warnings,
      }),
  };
}

function readAnswer(provider: string, { status, headers, body }: HttpAnswer) {
  if ('error' in objectIn(body)) throw failureOf({ provider, status, headers, body });
  const read = message(body);
  if (!read) {
    throw new ProviderError(`${provider} answered in another form than agreed`, {
      failure: 'rejected',
      status,
    });
  }
  const text = read.content.map((block) => (block.type === 'text' ? (block.text ?? '') : '')).join('');
  const toolCalls = read.content.filter(({ type }) => type === 'tool_use');
  const raw = read.stop_reason ?? undefined;
  return {
    output: text || (toolCalls.length > 0 ? JSON.stringify(toolCalls) : ''),
    finishReason: FINISH_REASONS.get(raw),
    rawFinishReason: raw,
    ...usageOf(read.usage),
  };
}

/** `input_tokens` are only those that the cache had no part in. */
function usageOf(usage: unknown) {
  const freshTokens = tokenCount(usage, 'input_tokens');
  const cachedTokens = tokenCount(usage, 'cache_read_input_tokens') ?? 0;
  const cacheWriteTokens = tokenCount(usage, 'cache_creation_input_tokens') ?? 0;
  return {
    inputTokens: freshTokens === undefined ? undefined : freshTokens + cachedTokens + cacheWriteTokens,
    outputTokens: tokenCount(usage, 'output_tokens'),
    cachedTokens,
    cacheWriteTokens,
  };
}
