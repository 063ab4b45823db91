import { brokeOff } from '../answers/brokeOff.js';
import { completionOf } from '../answers/completionOf.js';
import { type ParameterPlaces, placedParameters } from '../answers/parameters.js';
import type { ProviderAdapter } from '../http/adapter.js';
import type { CompletionRequest } from '../provider.js';
import { chatAnswer } from './chatAnswer.js';
import type { ChatAttachments } from './chatAttachments.js';
import { chatOfChunks } from './chatChunks.js';
import { type ChatPart, chatContent, type DocumentPart, type FilePart, filePart } from './chatContent.js';

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
  /** How images and documents are written. Default: as OpenAI has them. */
  readonly attachments?: Pick<ChatAttachments, 'documentPart'> | undefined;
}

/** Where an API that looks like OpenAI's differs from it. */
export type Dialect = Pick<ParameterPlaces, 'lists' | 'translations'>;

/** What a chat completion asks, parameters aside. */
export interface ChatRequest<Document = FilePart> {
  readonly model: string;
  readonly messages: (
    | { role: 'system'; content: string }
    | { role: 'user'; content: string | ChatPart<Document>[] }
  )[];
}

const RESERVED = ['model', 'messages', 'stream', 'stream_options'];

/**
 * The chat completions API of OpenAI, which most others speak as well.
 *
 * @see https://platform.openai.com/docs/api-reference/chat/create
 */
export function chatCompletions(options: ChatCompletionsOptions): ProviderAdapter {
  const { provider, url, headers, maxTokens = 'max_tokens', reportsCost = false } = options;
  const { dialect = {}, attachments: { documentPart = filePart } = {} } = options;
  const places: ParameterPlaces = {
    named: { max_tokens: maxTokens, max_completion_tokens: 'max_completion_tokens', stop: 'stop' },
    others: '',
    reserved: RESERVED,
    ...dialect,
  };
  const placed = ({ parameters, model }: CompletionRequest) => placedParameters(parameters, places, model);

  return {
    toCall: (request) => {
      const { model, messages } = chatRequest(request, documentPart);
      return {
        method: 'POST',
        url: url(request.model),
        headers,
        // Some servers stream unless told otherwise.
        body: { model, messages, stream: false, ...placed(request).body },
      };
    },
    toCompletion: (answer, request) => {
      const read = chatAnswer(provider, answer, reportsCost);
      const { warnings } = placed(request);
      const told =
        warnings.length > 0 ? { ...read, warnings: [...(read.warnings ?? []), ...warnings] } : read;
      return completionOf(provider, told);
    },
    ofStream: ({ events, ended }) => chatOfChunks(events, ended) ?? brokeOff(provider),
  };
}

/** The question itself: the user message, behind the system message if there is one. */
export function chatRequest<Document>(
  { model, system, prompt, parts = [] }: CompletionRequest,
  documentPart: DocumentPart<Document>,
): ChatRequest<Document> {
  const user = { role: 'user', content: chatContent(prompt, parts, documentPart) } as const;
  return { model, messages: system === undefined ? [user] : [{ role: 'system', content: system }, user] };
}
