import { ProviderError } from '../../errors.js';
import type { FinishReason } from '../../result.js';
import { completionOf } from '../answers/completionOf.js';
import { type ParameterPlaces, placedParameters } from '../answers/parameters.js';
import { shape } from '../answers/shape.js';
import { tokenCount } from '../answers/tokenCount.js';
import { failureOf } from '../failures/failureTable.js';
import type { HttpAnswer, ProviderAdapter } from '../http/adapter.js';
import { chatRequest } from '../openai/chatCompletions.js';

/** Settings of the model go into `options`, whatever their name; these belong to the call. */
const PLACES: ParameterPlaces = {
  named: {
    max_tokens: 'options.num_predict',
    stop: 'options.stop',
    format: 'format',
    think: 'think',
    keep_alive: 'keep_alive',
    tools: 'tools',
    truncate: 'truncate',
    shift: 'shift',
  },
  others: 'options.',
  reserved: ['options.model', 'options.messages', 'options.stream', 'options.options'],
  lists: ['options.stop'],
};

const FINISH_REASONS: ReadonlyMap<string | undefined, FinishReason> = new Map([
  ['stop', 'stop'],
  ['length', 'length'],
]);

const chatAnswer = shape((v) =>
  v.object({
    message: v.optional(
      v.object({ content: v.optional(v.string()), tool_calls: v.optional(v.array(v.unknown())) }),
    ),
    done_reason: v.optional(v.string()),
    error: v.optional(v.unknown()),
  }),
);

/** The chat API of Ollama. Without `truncate` and `shift`, what does not fit is an error, and not silently cut off. */
export function ollamaChat(base: string, headers: Readonly<Record<string, string>>): ProviderAdapter {
  return {
    toCall: (request) => ({
      method: 'POST',
      url: `${base}/api/chat`,
      headers,
      body: {
        ...chatRequest(request),
        stream: false,
        truncate: false,
        shift: false,
        ...placedParameters(request.parameters, PLACES).body,
      },
    }),
    toCompletion: (answer, { parameters }) =>
      completionOf('ollama', {
        ...readAnswer(answer),
        warnings: placedParameters(parameters, PLACES).warnings,
      }),
  };
}

function readAnswer({ status, headers, body }: HttpAnswer) {
  const read = chatAnswer(body);
  if (!read)
    throw new ProviderError('ollama answered in another form than agreed', { failure: 'rejected', status });
  if (read.error) throw failureOf({ provider: 'ollama', status, headers, body });
  if (!read.message)
    throw new ProviderError('ollama answered without a message', { failure: 'transient', status });
  const { content = '', tool_calls: toolCalls } = read.message;
  return {
    output: content || (toolCalls?.length ? JSON.stringify(toolCalls) : ''),
    finishReason: toolCalls?.length ? 'tool_calls' : FINISH_REASONS.get(read.done_reason),
    rawFinishReason: read.done_reason,
    // A count of nothing is left out by the server, and means that it was not counted.
    inputTokens: tokenCount(body, 'prompt_eval_count') || undefined,
    outputTokens: tokenCount(body, 'eval_count') || undefined,
  } as const;
}
