import { brokeOff } from '../answers/brokeOff.js';
import { completionOf } from '../answers/completionOf.js';
import { type ParameterPlaces, placedParameters } from '../answers/parameters.js';
import type { ProviderAdapter } from '../http/adapter.js';
import type { CompletionRequest } from '../provider.js';
import { chatAnswer } from './chatAnswer.js';
import { chatOfChunks } from './chatChunks.js';

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
  /** What the API calls otherwise than OpenAI does. Default: nothing. */
  readonly dialect?: Dialect | undefined;
}

/** Where an API that looks like OpenAI's differs from it. */
export type Dialect = Pick<ParameterPlaces, 'lists' | 'translations'>;

/** What a chat completion asks, parameters aside. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: { role: 'system' | 'user'; content: string }[];
}

const RESERVED = ['model', 'messages', 'stream', 'stream_options'];

/**
 * The chat completions API of OpenAI, which most others speak as well.
 *
 * @see https://platform.openai.com/docs/api-reference/chat/create
 */
export function chatCompletions(options: ChatCompletionsOptions): ProviderAdapter {
  const { provider, url, headers, maxTokens = 'max_tokens', reportsCost = false, dialect = {} } = options;
  const places: ParameterPlaces = {
    named: { max_tokens: maxTokens, max_completion_tokens: 'max_completion_tokens', stop: 'stop' },
    others: '',
    reserved: RESERVED,
    ...dialect,
  };
  const placed = ({ parameters, model }: CompletionRequest) => placedParameters(parameters, places, model);

  return {
    toCall: (request) => ({
      method: 'POST',
      url: url(request.model),
      headers,
      // Some servers stream unless told otherwise.
      body: { ...chatRequest(request), stream: false, ...placed(request).body },
    }),
    toCompletion: (answer, request) => {
      const { warnings = [], ...read } = chatAnswer(provider, answer, reportsCost);
      return completionOf(provider, { ...read, warnings: [...warnings, ...placed(request).warnings] });
    },
    ofStream: ({ events, ended }) => chatOfChunks(events, ended) ?? brokeOff(provider),
  };
}

/** The question itself: the user message, behind the system message if there is one. */
export function chatRequest({ model, system, prompt }: CompletionRequest): ChatRequest {
  const user = { role: 'user', content: prompt } as const;
  return { model, messages: system === undefined ? [user] : [{ role: 'system', content: system }, user] };
}
