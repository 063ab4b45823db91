import { type AttachmentForms, COMMON_IMAGES, kindOf, type RequestPart } from '../../requestPart.js';
import { brokeOff } from '../answers/brokeOff.js';
import { completionOf } from '../answers/completionOf.js';
import { type ParameterPlaces, placedParameters } from '../answers/parameters.js';
import { responseFormat } from '../answers/responseFormat.js';
import type { ProviderAdapter } from '../http/adapter.js';
import type { CompletionRequest } from '../provider.js';
import { anthropicAnswer } from './answer.js';
import { messageOfEvents } from './chunks.js';
import { anthropicImageTokens } from './imageTokens.js';
import { takenSchema } from './takenSchema.js';

export interface AnthropicMessagesOptions {
  /** Name in messages. */
  readonly provider: string;
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** @see https://platform.claude.com/docs/en/build-with-claude/vision and .../pdf-support */
export const ANTHROPIC_ATTACHMENTS: AttachmentForms = {
  inline: [...COMMON_IMAGES, 'application/pdf'],
  linked: () => ['image', 'document'],
  maxBytes: 32e6,
  tokens: anthropicImageTokens,
};

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
    stop_sequences: 'stop_sequences',
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
  translations: {
    reasoning_effort: (value) => {
      if (value === 'none') return { places: { 'thinking.type': 'disabled' } };
      return value === 'minimal' ? { places: { 'output_config.effort': 'low' } } : undefined;
    },
    // Any JSON cannot be asked for: what has no schema is left out, with a warning.
    response_format: (value) => {
      const schema = responseFormat(value)?.schema;
      return schema === undefined
        ? undefined
        : { places: { 'output_config.format': { type: 'json_schema', schema: takenSchema(schema).schema } } };
    },
  },
  reserved: ['model', 'messages', 'system', 'stream'],
};

/**
 * Anthropic's Messages API. A row that gives no `max_tokens` gets 4096.
 *
 * @see https://platform.claude.com/docs/en/api/messages/create
 */
export function anthropicMessages({ provider, baseUrl, headers }: AnthropicMessagesOptions): ProviderAdapter {
  return {
    toCall: ({ model, prompt, system, parts = [], parameters }) => ({
      method: 'POST',
      url: `${baseUrl}/v1/messages`,
      headers,
      body: {
        model,
        max_tokens: DEFAULT_MAX_TOKENS,
        ...(system !== undefined && { system }),
        messages: [{ role: 'user', content: contentOf(prompt, parts) }],
        stream: false,
        ...placedParameters(parameters, PLACES).body,
      },
    }),
    toCompletion: (answer, { parameters }) =>
      completionOf(provider, {
        ...anthropicAnswer(provider, answer),
        warnings: placedParameters(parameters, PLACES).warnings,
      }),
    ofStream: ({ events }) => messageOfEvents(events) ?? brokeOff(provider),
  };
}

/** What goes along stands in front of the text, which is where Claude reads it best. */
function contentOf(prompt: string, parts: readonly RequestPart[]): string | readonly object[] {
  if (parts.length === 0) return prompt;
  return [...parts.map(blockOf), { type: 'text', text: prompt }];
}

function blockOf(part: RequestPart): object {
  if (part.type === 'link') return { type: part.kind, source: { type: 'url', url: part.url } };
  const { mediaType, data } = part;
  return { type: kindOf(mediaType), source: { type: 'base64', media_type: mediaType, data } };
}

/** What of a schema the API does not take. Answers are checked by all of it all the same. */
export function leftOutOfSchema({ parameters }: Pick<CompletionRequest, 'parameters'>): readonly string[] {
  const schema = responseFormat(parameters['response_format'] ?? null)?.schema;
  if (schema === undefined) return [];
  return [...takenSchema(schema).leftOut].map(
    (keyword) => `anthropic takes no '${keyword}' in a schema: it is left out there, and checked here`,
  );
}
